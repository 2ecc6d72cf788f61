import { createSliceCost, lateSliceMs } from './cost.ts';

/** How many steps the next slice may take, so that the worker answers messages and a chosen speed is kept. */

export const SLICE_MS = 12;
/** Every so many slices one is longer: without different sizes nobody could tell the fixed cost from that of steps. */
const LONGER_EVERY = 8;
/** Longest slice that is made longer, ms. */
const STRETCHABLE_MS = 250;
/** Fixed costs that count as one, ms: less is noise of the clock. */
const LATE_MS = 1;
/** Times the steps of the last slice that the next one may have: one that was fast by chance decides nothing. */
const GROWTH = 4;
/** Where a turn of the event loop takes long, slices are longer: at most a ninth of the time is to go into turns. */
const SLICE_PER_TURN = 8;
const LONGEST_SLICE_MS = 40;
const WINDOW_MS = 1_000;
/** Steps of the longest slice: a run of the smallest networks is looked at in between, too. */
const MOST_STEPS = 5_000;

export interface Pace {
  /**
   * Steps for the next slice at full speed: about 12 ms worth, up to 40 where turns take long and up to 240 where slices have a cost of
   * their own; at least one.
   */
  sliceSteps(): number;
  /** Steps due at a given speed since the last slice; 0 means wait. */
  dueSteps(stepsPerSecond: number, now: number): number;
  /** Milliseconds that a step takes, as far as is known. */
  stepMs(): number;
  /** A guess at that before any step was timed; without one, 4 ms. */
  expect(stepMs: number): void;
  /** Notes how long a turn of the event loop took that nothing but the loop asked for. */
  noteTurn(tookMs: number): void;
  /** Notes a finished slice. */
  note(steps: number, tookMs: number, now: number): void;
  /** Steps per second over the last second. */
  rate(now: number): number;
  reset(): void;
}

export function createPace(): Pace {
  const cost = createSliceCost();
  let guessMs = 4;
  let slices = 0;
  let lastSteps = Number.POSITIVE_INFINITY;
  let turnMs = 0;
  let debt = 0;
  let lastDue = Number.NaN;
  let recent: { readonly at: number; readonly steps: number }[] = [];

  const stepMs = (): number => cost.stepMs ?? guessMs;

  /** Milliseconds of a slice at full speed. */
  function sliceMs(): number {
    const alone = Math.max(SLICE_MS, Math.min(LONGEST_SLICE_MS, SLICE_PER_TURN * turnMs));
    return lateSliceMs(cost.fixedMs, alone);
  }

  function sliceSteps(): number {
    const fitting = (sliceMs() - cost.fixedMs) / stepMs();
    const whole = cost.fixedMs > LATE_MS ? Math.ceil(fitting) : Math.floor(fitting);
    const steps = Math.max(1, Math.min(MOST_STEPS, GROWTH * lastSteps, whole));
    const isLonger =
      slices % LONGER_EVERY === LONGER_EVERY - 1 && cost.fixedMs + 2 * steps * stepMs() <= STRETCHABLE_MS;
    return isLonger ? Math.ceil(1.5 * steps) : steps;
  }

  return {
    sliceSteps,
    stepMs,
    expect(estimateMs) {
      guessMs = Math.max(guessMs, estimateMs);
    },
    dueSteps(stepsPerSecond, now) {
      debt += Number.isNaN(lastDue) ? 1 : ((now - lastDue) / 1_000) * stepsPerSecond;
      lastDue = now;
      // A slow device must not pile up a debt that it would work off after the speed was lowered.
      const due = Math.min(Math.floor(debt), Math.max(1, Math.floor(SLICE_MS / stepMs())));
      debt = Math.min(debt - due, 1);
      return due;
    },
    noteTurn(tookMs) {
      turnMs += 0.1 * (tookMs - turnMs);
    },
    note(steps, tookMs, now) {
      if (steps <= 0) return;
      cost.note(steps, tookMs);
      slices++;
      lastSteps = steps;
      recent.push({ at: now, steps });
      recent = recent.filter(({ at }) => now - at <= WINDOW_MS);
    },
    rate(now) {
      recent = recent.filter(({ at }) => now - at <= WINDOW_MS);
      const first = recent[0];
      // Steps longer than the window leave nothing in it to count.
      if (!first || recent.length < 2) return slices > 0 && stepMs() > WINDOW_MS / 2 ? 1_000 / stepMs() : 0;
      const steps = recent.reduce((sum, slice) => sum + slice.steps, 0) - first.steps;
      return (1_000 * steps) / Math.max(1, now - first.at);
    },
    reset() {
      recent = [];
      debt = 0;
      lastDue = Number.NaN;
    },
  };
}
