import type { EngineRoom } from './engines.ts';

/** What the trainer needs from its surroundings: a worker, a test, or Node. */
export interface TrainerHost {
  readonly room: EngineRoom;
  /** Milliseconds from any origin. */
  readonly now: () => number;
  /** Gives the event loop a turn after at least `ms`. */
  readonly breathe: (ms: number) => Promise<void>;
}
