import type { Text } from '../../schema/text.ts';

/** Why a sweep cannot be as it was asked for. */
export class SweepError extends Error {
  readonly reason: Text;
  constructor(reason: Text) {
    super(reason.en);
    this.name = 'SweepError';
    this.reason = reason;
  }
}
