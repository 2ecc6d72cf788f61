import { expect } from 'vitest';
import type { Execution, Report, SettingsAt, Snapshot } from '../engine/contract.ts';
import { vectorError } from './parity.ts';

/** One step of a compiled engine against eager tfjs, from the state of the latter. */

export const TOLERANCE = 1e-5;

/** What the reference made of a step. */
export interface Step {
  readonly report: Report;
  readonly snapshot: Snapshot;
}

/**
 * Largest error of a state vector in units of what is allowed. A gradient that is the small difference of large sums
 * loses digits as training goes on, so the moments, which are gradients, are held to the full precision at first only.
 */
function worstError(
  step: number,
  actual: Snapshot,
  expected: Snapshot,
  tolerance: number,
): { name: string; error: number } {
  const errors = Object.keys(expected.state).map((name) => {
    const allowed = name.includes('moment') && step > 0 ? 10 * tolerance : tolerance;
    return { name, error: vectorError(name, actual.state, expected.state) / allowed };
  });
  return errors.reduce((worst, next) => (next.error <= worst.error ? worst : next));
}

/** One step of the engine under test from the reference's state, compared with the reference's. */
export async function compareStep(
  step: number,
  compiled: Execution,
  before: Snapshot,
  after: Step,
  at: SettingsAt,
  tolerance = TOLERANCE,
): Promise<void> {
  await compiled.restore(before);
  const report = await compiled.run(1, at);
  const { name, error } = worstError(step, await compiled.snapshot(), after.snapshot, tolerance);
  expect(error, `${name} after step ${step + 1}`).toBeLessThan(1);
  for (const [key, value] of Object.entries(after.report)) {
    expect(Math.abs((report[key] as number) - value), key).toBeLessThan(3 * tolerance * Math.max(1, Math.abs(value)));
  }
}
