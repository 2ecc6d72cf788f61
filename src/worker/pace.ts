/** How many steps the next slice may take, so that the worker answers messages and a chosen speed is kept. */

const SLICE_MS = 12;
/** Where a turn of the event loop takes long, slices are longer: at most a ninth of the time is to go into turns. */
const SLICE_PER_TURN = 8;
const LONGEST_SLICE_MS = 40;
const WINDOW_MS = 1_000;

export interface Pace {
  /** Steps for the next slice at full speed: about 12 ms worth, up to 40 where turns take long; at least one. */
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
  let perStepMs = 4;
  let timed = false;
  let turnMs = 0;
  let debt = 0;
  let lastDue = Number.NaN;
  let recent: { readonly at: number; readonly steps: number }[] = [];

  const sliceMs = (): number => Math.max(SLICE_MS, Math.min(LONGEST_SLICE_MS, SLICE_PER_TURN * turnMs));

  return {
    sliceSteps: () => Math.max(1, Math.min(1_000, Math.floor(sliceMs() / perStepMs))),
    stepMs: () => perStepMs,
    expect(stepMs) {
      if (!timed) perStepMs = Math.max(perStepMs, stepMs);
    },
    dueSteps(stepsPerSecond, now) {
      debt += Number.isNaN(lastDue) ? 1 : ((now - lastDue) / 1_000) * stepsPerSecond;
      lastDue = now;
      // A slow device must not pile up a debt that it would work off after the speed was lowered.
      const due = Math.min(Math.floor(debt), Math.max(1, Math.floor(SLICE_MS / perStepMs)));
      debt = Math.min(debt - due, 1);
      return due;
    },
    noteTurn(tookMs) {
      turnMs += 0.1 * (tookMs - turnMs);
    },
    note(steps, tookMs, now) {
      if (steps <= 0) return;
      // The first step that was timed outweighs any guess.
      perStepMs += (timed ? 0.3 : 1) * (tookMs / steps - perStepMs);
      timed = true;
      recent.push({ at: now, steps });
      recent = recent.filter(({ at }) => now - at <= WINDOW_MS);
    },
    rate(now) {
      recent = recent.filter(({ at }) => now - at <= WINDOW_MS);
      const first = recent[0];
      // Steps longer than the window leave nothing in it to count.
      if (!first || recent.length < 2) return timed && perStepMs > WINDOW_MS / 2 ? 1_000 / perStepMs : 0;
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
