import { meets } from '../presets/outcome.ts';
import type { Bound, Until } from './contract.ts';
import type { Measured } from './readings.ts';

export type Known = Readonly<Record<string, Measured | undefined>>;

const within = (value: number, { atLeast, atMost }: { readonly atLeast?: number; readonly atMost?: number }): boolean =>
  value >= (atLeast ?? Number.NEGATIVE_INFINITY) && value <= (atMost ?? Number.POSITIVE_INFINITY);

/** Whether a bound holds. What was not measured, or is undefined, meets none. */
export function holds(bound: Bound, runs: Known): boolean {
  const run = runs[bound.run ?? 'a'];
  if (!run) return false;
  if (!('above' in bound)) return meets(bound, run);
  const [value, other] = [run.metrics[bound.metric], runs[bound.above]?.metrics[bound.metric]];
  if (value === null || value === undefined || other === null || other === undefined) return false;
  return within(value - other, bound);
}

export const holdAll = (bounds: readonly Bound[], runs: Known): boolean => bounds.every((bound) => holds(bound, runs));

/** Evaluations in a row at which bounds must hold: one alone may be a fluke. */
const IN_A_ROW = 2;

export type Verdict = 'goes on' | 'met' | 'missed';

/** Watches what ends a scene, from evaluation to evaluation. */
export function watchBounds({ meets: bounds, from = 0, by }: Extract<Until, { readonly meets: unknown }>) {
  let row = 0;
  return (step: number, runs: Known): Verdict => {
    row = holdAll(bounds, runs) ? row + 1 : 0;
    if (step >= from && row >= IN_A_ROW) return 'met';
    return step >= by ? 'missed' : 'goes on';
  };
}
