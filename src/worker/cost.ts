/** Slices that count: each weighs this much less than the one after it. */
const MEMORY = 0.9;
/** Relative spread of slice sizes from which the two parts of their cost can be told apart. */
const SPREAD = 0.1;

/** What slices cost, told apart: milliseconds of each, however many steps it has, and of each step. */
export interface SliceCost {
  /** Notes a slice of `steps` steps. */
  note(steps: number, tookMs: number): void;
  /** Milliseconds of a slice without steps: asking a device and hearing of it. 0 while nothing is known of it. */
  readonly fixedMs: number;
  /** Milliseconds of a step; undefined before the first slice. */
  readonly stepMs: number | undefined;
}

/**
 * Least squares over the last slices, ms = fixed + steps · each. What is divided by the number of steps alone would take a fixed cost for
 * slow steps, make slices shorter for it, and so the steps slower still.
 */
export function createSliceCost(): SliceCost {
  let [n, s, t, ss, st] = [0, 0, 0, 0, 0];
  let fixedMs = 0;
  let stepMs: number | undefined;

  function solve(): void {
    const [steps, ms] = [s / n, t / n];
    const variance = ss / n - steps * steps;
    if (variance > (SPREAD * steps) ** 2) {
      const slope = (st / n - steps * ms) / variance;
      fixedMs = Math.min(ms, Math.max(0, ms - Math.max(0, slope) * steps));
    }
    // A slope next to nothing says that a step costs less than can be measured, not that it is free.
    stepMs = Math.max((ms - fixedMs) / steps, (0.01 * ms) / steps);
  }

  return {
    note(steps, tookMs) {
      n = MEMORY * n + 1;
      s = MEMORY * s + steps;
      t = MEMORY * t + tookMs;
      ss = MEMORY * ss + steps * steps;
      st = MEMORY * st + steps * tookMs;
      solve();
    },
    get fixedMs() {
      return fixedMs;
    },
    get stepMs() {
      return stepMs;
    },
  };
}

/** A fixed cost of slices may take this part of them: what a device that is asked and answers costs, however much it does. */
const FIXED_PART = 0.15;
/** Slices of a device that answers late are no longer than this, so that pictures keep coming. */
const LATE_SLICE_MS = 240;

/** Milliseconds that a slice is to last: `leastMs`, or longer where that is needed for its fixed cost. */
export const lateSliceMs = (fixedMs: number, leastMs: number): number =>
  Math.max(leastMs, Math.min(LATE_SLICE_MS, fixedMs / FIXED_PART));
