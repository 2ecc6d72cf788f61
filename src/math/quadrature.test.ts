import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moments } from '../testing/matchers.ts';
import { gridOf } from './cellGrid.ts';
import { gridSampler } from './gridSampler.ts';
import { createMixture } from './mixture.ts';
import { type Truth, truthOf } from './quadrature.ts';
import { key } from './rng.ts';

const square = (half: number) => ({ xMin: -half, xMax: half, yMin: -half, yMax: half });

/** A Gaussian bent along a parabola: area-preserving, so its integral is known; x1 + x0² + 1 has correlation .9 with x0. */
const banana = (x: number, y: number): number => {
  const v = y + x * x + 1;
  return -(x * x - 1.8 * x * v + v * v) / (2 * 0.19);
};
const BANANA_BOX = { xMin: -6.5, xMax: 6.5, yMin: -36, yMax: 6 };

const donut = (x: number, y: number): number => -((Math.hypot(x, y) - 2.5) ** 2) / 0.5;

const good = (truth: ReturnType<typeof truthOf>): Truth => {
  if (typeof truth === 'string') throw new Error(truth);
  return truth;
};

/**
 * Pearson's statistic of samples over 20 × 20 bins of a box, those of few expected samples put together, in standard deviations above its
 * mean; masses by quadrature of 8 × 8 values a bin.
 */
function excessOf(samples: Float32Array, density: (x: number, y: number) => number, box: typeof BANANA_BOX): number {
  const [bins, fine] = [20, 8];
  const [width, height] = [(box.xMax - box.xMin) / bins, (box.yMax - box.yMin) / bins];
  const { logs, top } = gridOf(density, box, bins * fine);
  const expected = new Float64Array(bins * bins);
  logs.forEach((log, i) => {
    const bin = Math.floor(i / (bins * fine) / fine) * bins + Math.floor((i % (bins * fine)) / fine);
    expected[bin] = (expected[bin] as number) + Math.exp(log - top);
  });
  const total = expected.reduce((sum, value) => sum + value, 0);
  const counts = new Float64Array(bins * bins);
  for (let i = 0; i < samples.length; i += 2) {
    const bin =
      Math.floor(((samples[i + 1] as number) - box.yMin) / height) * bins +
      Math.floor(((samples[i] as number) - box.xMin) / width);
    counts[bin] = (counts[bin] as number) + 1;
  }
  const n = samples.length / 2;
  let [statistic, used, restSeen, restExpected] = [0, 0, n, n];
  expected.forEach((mass, bin) => {
    const wanted = (n * mass) / total;
    if (wanted < 20) return;
    statistic += ((counts[bin] as number) - wanted) ** 2 / wanted;
    used += 1;
    restSeen -= counts[bin] as number;
    restExpected -= wanted;
  });
  if (restExpected > 5) {
    statistic += (restSeen - restExpected) ** 2 / restExpected;
    used += 1;
  }
  return (statistic - (used - 1)) / Math.sqrt(2 * (used - 1));
}

describe('truthOf', () => {
  it('knows integral, mean and covariance of a mixture, and its parts', () => {
    const { logDensity } = createMixture([
      { x: -2, y: 1, stdX: 0.5, stdY: 0.3, weight: 1 },
      { x: 2, y: -1, stdX: 0.4, stdY: 0.6, weight: 3 },
    ]);
    const truth = good(truthOf((x, y) => logDensity(x, y) + 7, square(6)));
    expect(truth.logZ).toBeCloseTo(7, 6);
    expect(truth.mean[0]).toBeCloseTo(1, 6);
    expect(truth.mean[1]).toBeCloseTo(-0.5, 6);
    expect(truth.covariance[0]).toBeCloseTo(0.25 * 0.25 + 0.75 * 0.16 + 0.25 * 9 + 0.75, 6);
    expect(truth.covariance[1]).toBeCloseTo(0.25 * -3 * 1.5 + 0.75 * 1 * -0.5, 6);
    expect(truth.error).toBeLessThan(1e-6);
    const [left, right] = truth.partsNear([
      { x: -2, y: 1 },
      { x: 2, y: -1 },
    ]);
    expect(left?.share).toBeCloseTo(0.25, 4);
    expect(right?.share).toBeCloseTo(0.75, 4);
    expect(left?.std[1]).toBeCloseTo(0.3, 2);
    expect(right?.mean[0]).toBeCloseTo(2, 2);
    expect(
      truth
        .partsNear([
          { x: 0, y: 0 },
          { x: 0, y: 0 },
        ])
        .map(({ share }) => share),
    ).toEqual([1, 0]);
  });

  it('integrates any Gaussian in a box that holds it', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.double({ min: 0.15, max: 1, noNaN: true }),
        fc.double({ min: -0.9, max: 0.9, noNaN: true }),
        (mean, std, correlation) => {
          const det = std * std * (1 - correlation * correlation);
          const log = (x: number, y: number): number => {
            const [u, v] = [x - mean, (y + mean) / std];
            return -(u * u - 2 * correlation * u * v + v * v) / (2 * (1 - correlation * correlation));
          };
          const truth = good(truthOf(log, square(8)));
          expect(truth.logZ).toBeCloseTo(Math.log(2 * Math.PI) + Math.log(det) / 2, 5);
          expect(truth.covariance[1]).toBeCloseTo(correlation * std, 5);
        },
      ),
      { numRuns: 8 },
    );
  });

  it('knows a bent Gaussian', () => {
    const truth = good(truthOf(banana, BANANA_BOX));
    expect(truth.logZ).toBeCloseTo(Math.log(2 * Math.PI) + Math.log(0.19) / 2, 4);
    expect(truth.mean[1]).toBeCloseTo(-2, 3);
    expect(truth.covariance[2]).toBeCloseTo(3, 2);
  });

  it('refuses what has no mass, spills over its box, or is finer than any grid', () => {
    const box = square(3);
    expect(truthOf(() => Number.NEGATIVE_INFINITY, box)).toBe('empty');
    expect(truthOf(() => Number.NaN, box)).toBe('empty');
    expect(truthOf(() => 0, box)).toBe('border');
    expect(truthOf((_, y) => -y * y * 4, box)).toBe('border');
    expect(truthOf((x, y) => -x * x - y * y, square(1.5))).toBe('border');
    expect(truthOf((x, y) => (Math.hypot(x, y) < 4 ? -x * x * 2 - y * y * 2 : 0), box)).toBe('border');
    expect(truthOf((x, y) => -(((Math.hypot(x, y) - 1) / 5e-4) ** 2), box)).toBe('narrow');
  });
});

describe('samples of a grid', () => {
  it('are exact for a bent Gaussian and for a ring', () => {
    const cases = [
      [banana, BANANA_BOX, { xMin: -3, xMax: 3, yMin: -8, yMax: 1 }],
      [donut, square(6), square(4)],
    ] as const;
    for (const [log, box, window] of cases) {
      const samples = good(truthOf(log, box)).sample(key(3, 'exact'), 100_000);
      const inside = samples.filter((_, i) => {
        const [x, y] = [samples[i - (i % 2)] as number, samples[i - (i % 2) + 1] as number];
        return x > window.xMin && x < window.xMax && y > window.yMin && y < window.yMax;
      });
      expect(excessOf(inside, log, window)).toBeLessThan(4);
    }
  });

  it('stay exact on a grid whose cells are as wide as the density', () => {
    const log = (x: number, y: number): number => -(x * x + y * y) / 2;
    const samples = gridSampler(gridOf(log, square(7), 12), log)(key(5, 'coarse'), 40_000);
    for (const axis of [0, 1]) {
      const { mean, variance } = moments(samples.filter((_, i) => i % 2 === axis));
      expect(Math.abs(mean)).toBeLessThan(0.02);
      expect(Math.abs(variance - 1)).toBeLessThan(0.03);
    }
    expect(
      excessOf(
        samples.filter((_, i) => Math.abs(samples[i] as number) < 3 && Math.abs(samples[i ^ 1] as number) < 3),
        log,
        square(3),
      ),
    ).toBeLessThan(4);
  });

  it('are the same for the same key', () => {
    const { sample } = good(truthOf(donut, square(6)));
    expect(sample(key(1, 'a'), 100)).toEqual(sample(key(1, 'a'), 100));
    expect(sample(key(1, 'a'), 100)).not.toEqual(sample(key(2, 'a'), 100));
  });
});
