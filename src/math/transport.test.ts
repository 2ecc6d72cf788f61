import { describe, expect, it } from 'vitest';
import { createMixture } from './mixture.ts';
import { key, normal, uniform } from './rng.ts';
import { mean, standardError } from './stats.ts';
import { transport } from './transport.ts';

const cloud = (seed: number, n: number): Float32Array => normal(key(seed, 'cloud'), 2 * n);
/** Float64, so that a translation is exact to rounding. */
const moved = (points: ArrayLike<number>, dx: number, dy: number): Float64Array =>
  Float64Array.from(points, (value, i) => value + (i % 2 === 0 ? dx : dy));

describe('exact transport', () => {
  it.each([0.01, 0.5, 20])('costs exactly the length of a translation by %d', (length) => {
    const points = cloud(1, 400);
    expect(transport(points, moved(points, 0.6 * length, -0.8 * length)).distance).toBeCloseTo(length, 10);
  });

  it('is a distance: 0 for the same points in any order, symmetric, at least that of the means', () => {
    const [a, b] = [cloud(2, 200), cloud(3, 200)];
    const reversed = Float32Array.from({ length: a.length }, (_, i) => a[a.length - 2 - (i & ~1) + (i & 1)] as number);
    expect(transport(a, reversed).distance).toBe(0);
    expect(transport(a, b).distance).toBeCloseTo(transport(b, a).distance, 12);
    const centre = (points: Float32Array, axis: number) => mean(points.filter((_, i) => i % 2 === axis));
    const gap = Math.hypot(centre(a, 0) - centre(b, 0), centre(a, 1) - centre(b, 1));
    expect(transport(a, b).distance).toBeGreaterThanOrEqual(gap);
    expect(transport(a, b).partners).toHaveLength(200);
  });

  it('refuses empty clouds, different sizes and points that are not finite', () => {
    expect(() => transport([], [])).toThrow(RangeError);
    expect(() => transport([0, 0], [0, 0, 1, 1])).toThrow(RangeError);
    expect(() => transport([Number.NaN, 0], [0, 0])).toThrow(RangeError);
  });
});

/** Toy laws of the WGAN-GP experiments, in their units. */
const toy = {
  ring: createMixture(
    Array.from({ length: 8 }, (_, i) => ({
      x: Math.SQRT2 * Math.cos((Math.PI * i) / 4),
      y: Math.SQRT2 * Math.sin((Math.PI * i) / 4),
      stdX: 0.02 / Math.SQRT2,
      stdY: 0.02 / Math.SQRT2,
      weight: 1,
    })),
  ).sample,
  grid: createMixture(
    Array.from({ length: 25 }, (_, i) => ({
      x: (2 * (i % 5) - 4) / 2.828,
      y: (2 * Math.floor(i / 5) - 4) / 2.828,
      stdX: 0.05 / 2.828,
      stdY: 0.05 / 2.828,
      weight: 1,
    })),
  ).sample,
  roll(k: ReturnType<typeof key>, count: number): Float32Array {
    const places = uniform(k, count);
    const noise = normal({ ...k, stream: k.stream + 1 }, 2 * count);
    return noise.map((value, i) => {
      const t = 1.5 * Math.PI * (1 + 2 * (places[i >> 1] as number));
      return (t * (i % 2 === 0 ? Math.cos(t) : Math.sin(t)) + 0.25 * value) / 7.5;
    });
  },
};

describe('the floor of W₁ between two samples of 500', () => {
  // Means of 150 pairs by scipy's linear_sum_assignment on NumPy's random numbers, and their standard errors.
  it.each([
    { law: 'ring', expected: 0.1084, error: 0.0027 },
    { law: 'grid', expected: 0.133, error: 0.0021 },
    { law: 'roll', expected: 0.1281, error: 0.0022 },
  ] as const)('agrees with an independent simulation on the $law', ({ law, expected, error }) => {
    const floors = Array.from(
      { length: 16 },
      (_, i) => transport(toy[law](key(i, 'left'), 500), toy[law](key(i, 'right'), 500)).distance,
    );
    expect(Math.abs(mean(floors) - expected)).toBeLessThan(3 * Math.hypot(standardError(floors), error));
  });
});
