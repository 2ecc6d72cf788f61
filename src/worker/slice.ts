import type { Experiment } from '../experiment/experiment.ts';
import { WATCH_EVERY, watches } from '../train/stopping.ts';

const REST_MS = 8;

/** How far to train before looking up, and what happens there. */
export interface Slice {
  readonly steps: number;
  /** Whether `step` is the run's own limit of steps. */
  isLimit(step: number): boolean;
  /** Whether a stop condition is to be looked at when `step` has been reached. */
  watchAt(step: number): boolean;
}

/** The next slice of `wanted` steps from `step`, cut so that it passes no `target`, step limit or watched step. */
export function planSlice(experiment: Experiment, step: number, wanted: number, target: number): Slice {
  const { stop } = experiment;
  const limit = stop.steps > step ? stop.steps : Number.POSITIVE_INFINITY;
  const watching = watches(experiment);
  const toWatch = watching ? WATCH_EVERY - (step % WATCH_EVERY) : Number.POSITIVE_INFINITY;
  return {
    steps: Math.min(wanted, target - step, limit - step, toWatch),
    isLimit: (reached) => reached >= limit,
    watchAt: (reached) => watching && reached > step && reached % WATCH_EVERY === 0,
  };
}

/** Milliseconds between two slices at a speed in steps per second: a device that keeps up rests, one that does not goes on. */
export function restBetween(speed: number, keepsUp: boolean): number {
  return keepsUp ? Math.min(100, Math.max(REST_MS, 500 / speed)) : 0;
}
