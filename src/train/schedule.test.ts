import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCHEDULES } from '../experiment/groups.ts';
import { bandwidthAt, learningRateAt, powerAt, type Smoothing } from './schedule.ts';

const from = (schedule: Smoothing['schedule'], changes: Partial<Smoothing> = {}): Smoothing => ({
  on: true,
  bandwidth: 0.8,
  end: 0.1,
  duration: 1000,
  schedule,
  ...changes,
});

describe('bandwidthAt', () => {
  it('is zero without smoothing', () => {
    expect(bandwidthAt(from('linear', { on: false }), 0)).toBe(0);
  });

  it.each([
    ['constant', 0, 0.8],
    ['constant', 5000, 0.8],
    ['linear', 0, 0.8],
    ['linear', 500, 0.45],
    ['exponential', 500, Math.sqrt(0.08)],
    ['exponential', 1000, 0.1],
    ['cosine', 250, 0.1 + (0.7 * (1 + Math.SQRT1_2)) / 2],
    ['cosine', 500, 0.45],
    ['step', 0, 0.8],
    ['step', 249, 0.8],
    ['step', 250, 0.4],
    ['step', 500, 0.2],
    ['step', 750, 0.1],
    ['step', 999, 0.1],
  ] as const)('%s at step %i', (schedule, step, expected) => {
    expect(bandwidthAt(from(schedule), step)).toBeCloseTo(expected, 12);
  });

  it('stays at its start until it begins, and then takes as long as from step 0', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SCHEDULES),
        fc.integer({ min: 0, max: 10_000_000 }),
        fc.integer({ min: -2000, max: 2000 }),
        (schedule, begins, later) => {
          const moved = bandwidthAt(from(schedule, { from: begins }), begins + later);
          expect(moved).toBe(later <= 0 ? 0.8 : bandwidthAt(from(schedule), later));
        },
      ),
    );
  });

  it('moves monotonically from start to end and stays there', () => {
    const bandwidth = fc.double({ min: 0.005, max: 3, noNaN: true });
    fc.assert(
      fc.property(
        fc.constantFrom(...SCHEDULES.filter((schedule) => schedule !== 'constant')),
        bandwidth,
        bandwidth,
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 0, max: 2_000_000 }),
        (schedule, start, end, duration, step) => {
          const smoothing = from(schedule, { bandwidth: start, end, duration });
          const slack = 1e-12;
          expect(bandwidthAt(smoothing, duration)).toBeCloseTo(end, 12);
          expect(bandwidthAt(smoothing, duration + step)).toBeCloseTo(end, 12);
          const [now, next] = [bandwidthAt(smoothing, step), bandwidthAt(smoothing, step + 1)];
          expect((next - now) * Math.sign(end - start)).toBeGreaterThanOrEqual(-slack);
          expect(now).toBeGreaterThanOrEqual(Math.min(start, end) - slack);
          expect(now).toBeLessThanOrEqual(Math.max(start, end) + slack);
        },
      ),
    );
  });
});

describe('learningRateAt', () => {
  it.each([
    ['constant', 0, 0.02],
    ['constant', 900, 0.02],
    ['linear', 0, 0.02],
    ['linear', 100, 0.015],
    ['linear', 400, 0],
    ['linear', 900, 0],
    ['cosine', 200, 0.01],
    ['cosine', 100, 0.01 * (1 + Math.SQRT1_2)],
    ['cosine', 400, 0],
  ] as const)('%s at step %i', (annealing, step, expected) => {
    expect(learningRateAt({ rate: 0.02, annealing, annealingSteps: 400 }, step)).toBeCloseTo(expected, 12);
  });
});

describe('powerAt', () => {
  it('rises geometrically to 1, and stays as it is set without steps to rise in', () => {
    expect([0, 50, 100, 5000].map((step) => powerAt({ beta: 0.04, betaSteps: 100 }, step))).toEqual([0.04, 0.2, 1, 1]);
    expect([0, 5000].map((step) => powerAt({ beta: 0.04, betaSteps: 0 }, step))).toEqual([0.04, 0.04]);
    // Off by default: exactly 1 at every step, so that nothing changes.
    expect([0, 7, 5000].map((step) => powerAt({ beta: 1, betaSteps: 9 }, step))).toEqual([1, 1, 1]);
  });
});
