import { describe, expect, it } from 'vitest';
import { createMixture } from './mixture.ts';
import { key, normal, uniform } from './rng.ts';
import { sinkhorn } from './sinkhorn.ts';
import { mean, standardError } from './stats.ts';
import { distanceMatrix, transport } from './transport.ts';

const cloud = (seed: number, n: number): Float32Array => normal(key(seed, 'cloud'), 2 * n);
/** Float64, so that a translation is exact to rounding. */
const moved = (points: ArrayLike<number>, dx: number, dy: number): Float64Array =>
  Float64Array.from(points, (value, i) => value + (i % 2 === 0 ? dx : dy));

describe('exact transport', () => {
  it.each([0.01, 0.5, 20])('costs exactly the length of a translation by %d', (length) => {
    const points = cloud(1, 400);
    const { distance, excess } = transport(points, moved(points, 0.6 * length, -0.8 * length));
    expect(distance).toBeCloseTo(length, 10);
    expect(excess).toBe(0);
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

  it('refuses an empty cloud and points that are not finite', () => {
    expect(() => transport([], [0, 0])).toThrow(RangeError);
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

describe('Sinkhorn’s iteration', () => {
  it.each([0.5, 0.1, 0.05])('stays within its bounds around the exact distance at ε = %d', (epsilon) => {
    const n = 60;
    const [a, b] = [cloud(4, n), moved(cloud(5, n), 1, 0)];
    const exact = transport(a, b).distance;
    const plan = sinkhorn(distanceMatrix(a, b), n, n, { epsilon, tolerance: 1e-7, maxIterations: 20_000 });
    expect(plan.marginalError).toBeLessThan(1e-6);
    expect(plan.value).toBeGreaterThan(exact - 1e-4);
    expect(plan.value).toBeLessThan(exact + epsilon * Math.log(n) + 1e-4);
    expect(plan.cost).toBeGreaterThan(exact - 1e-4);
    expect(plan.cost - plan.excess).toBeLessThan(exact + 1e-4);
  });

  it('needs no equal sizes and survives a tiny ε', () => {
    const plan = sinkhorn(distanceMatrix([0, 0], [3, 4, 0, 1]), 1, 2, { epsilon: 1e-6 });
    expect(plan.cost).toBeCloseTo(3, 9);
    expect(plan.marginalError).toBeLessThan(1e-9);
    const rough = sinkhorn(distanceMatrix(cloud(6, 30), cloud(7, 40)), 30, 40, { epsilon: 1e-8, maxIterations: 5 });
    expect(Number.isFinite(rough.cost)).toBe(true);
  });

  it('says how far it is from the marginals when it runs out of iterations', () => {
    const cost = distanceMatrix(cloud(8, 50), moved(cloud(9, 50), 5, 0));
    const early = sinkhorn(cost, 50, 50, { epsilon: 0.01, maxIterations: 1 });
    const late = sinkhorn(cost, 50, 50, { epsilon: 0.01, maxIterations: 2_000 });
    expect(early.iterations).toBe(1);
    expect(late.marginalError).toBeLessThan(early.marginalError);
    expect(late.marginalError).toBeLessThan(1e-3);
  });

  it('carries larger clouds than the assignment does, with a bound', () => {
    const points = cloud(11, 600);
    const { distance, excess, partners } = transport(points, moved(points, 3, 0));
    expect(partners).toBeUndefined();
    expect(distance).toBeGreaterThan(3 - 0.01);
    expect(distance - excess).toBeLessThan(3 + 0.01);
  });

  it('refuses what it cannot solve', () => {
    expect(() => sinkhorn(new Float64Array(3), 2, 2, { epsilon: 1 })).toThrow(RangeError);
    expect(() => sinkhorn(new Float64Array(1), 1, 1, { epsilon: 0 })).toThrow(RangeError);
    expect(() => sinkhorn(Float64Array.of(Number.NaN), 1, 1, { epsilon: 1 })).toThrow(RangeError);
  });
});
