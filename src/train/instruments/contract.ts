import type { Text } from '../../schema/text.ts';
import type { TrainingRun } from '../run.ts';

/** There is nothing to measure here; the sentence says why and what would change it. */
export interface Unavailable {
  readonly available: false;
  readonly reason: Text;
}

export type Answer<R> = ({ readonly available: true } & R) | Unavailable;

/**
 * What every reading carries. Readings are plain data and typed arrays; points are x0, y0, x1, y1, … in data units. Points
 * are drawn from the run's seed, so the page and the command line read the same numbers at the same step.
 */
export interface Reading {
  /** Part of the work is left for the next call, which goes on where this one stopped. */
  readonly unfinished?: true;
}

/** Looks at a run without changing it. One call takes some tens of milliseconds at the sizes chosen. */
export type Measure<O, R extends Reading> = (run: TrainingRun, options: O) => Promise<Answer<R>>;

export const unavailable = (reason: Text): Unavailable => ({ available: false, reason });
