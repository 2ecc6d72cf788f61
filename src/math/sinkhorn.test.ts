import { describe, expect, it } from 'vitest';
import { carry } from './carry.ts';
import { key, normal } from './rng.ts';
import { sinkhorn, sinkhornSteps } from './sinkhorn.ts';
import { marginalErrorOf, marginals } from './sparsePlan.ts';
import { mean } from './stats.ts';
import { distanceMatrix, transport } from './transport.ts';

const cloud = (seed: number, n: number): Float32Array => normal(key(seed, 'cloud'), 2 * n);
const moved = (points: ArrayLike<number>, dx: number, dy: number): Float64Array =>
  Float64Array.from(points, (value, i) => value + (i % 2 === 0 ? dx : dy));

/** Eight narrow groups on a circle; `weights` says how many of the points are in each. */
const groups = (seed: number, weights: readonly number[]): Float64Array => {
  const centres = weights.flatMap((count, i) => Array.from({ length: count }, () => (Math.PI * i) / 4));
  const noise = normal(key(seed, 'groups'), 2 * centres.length);
  return Float64Array.from(noise, (value, at) => {
    const angle = centres[at >> 1] as number;
    return 2 * (at % 2 === 0 ? Math.cos(angle) : Math.sin(angle)) + 0.02 * value;
  });
};

describe('Sinkhorn’s iteration', () => {
  it.each([0.5, 0.1, 0.05])('stays within its bounds around the exact distance at ε = %d', (epsilon) => {
    const n = 60;
    const [a, b] = [cloud(4, n), moved(cloud(5, n), 1, 0)];
    const exact = transport(a, b).distance;
    const found = sinkhorn(distanceMatrix(a, b), n, n, { epsilon, tolerance: 1e-7, maxIterations: 20_000 });
    expect(found.marginalError).toBeLessThan(1e-6);
    expect(found.value).toBeGreaterThan(exact - 1e-4);
    expect(found.value).toBeLessThan(exact + epsilon * Math.log(n) + 1e-4);
    expect(found.upper).toBeGreaterThanOrEqual(exact);
    expect(found.lower).toBeLessThanOrEqual(exact);
  });

  it('comes to the exact distance as ε falls, from above', () => {
    const n = 80;
    const [a, b] = [cloud(1, n), moved(cloud(2, n), 0.5, 0.5)];
    const exact = transport(a, b).distance;
    const excess = [0.4, 0.1, 0.025, 0.005].map((epsilon) => {
      const { upper } = sinkhorn(distanceMatrix(a, b), n, n, { epsilon, tolerance: 1e-6, maxIterations: 20_000 });
      return upper - exact;
    });
    for (const [i, value] of excess.entries()) {
      expect(value).toBeGreaterThanOrEqual(0);
      if (i > 0) expect(value).toBeLessThan(excess[i - 1] as number);
    }
    expect(excess.at(-1)).toBeLessThan(0.01 * exact);
  });

  it.each([1, 3, 10, 40])('never leaves its bounds, after %d iterations', (maxIterations) => {
    const cost = distanceMatrix(groups(1, [9, 1, 5, 5, 5, 5, 5, 5]), groups(2, [5, 5, 5, 5, 5, 5, 5, 5]));
    const exact = transport(groups(1, [9, 1, 5, 5, 5, 5, 5, 5]), groups(2, [5, 5, 5, 5, 5, 5, 5, 5])).distance;
    const { upper, lower } = sinkhorn(cost, 40, 40, { epsilon: 0.01, maxIterations });
    expect(upper).toBeGreaterThanOrEqual(exact);
    expect(lower).toBeLessThanOrEqual(exact);
  });

  it('moves mass between far groups, which a small ε alone would not', () => {
    const [a, b] = [groups(3, [60, 0, 20, 40, 10, 50, 0, 20]), groups(4, [25, 25, 25, 25, 25, 25, 25, 25])];
    const { distance } = transport(a, b);
    const { upper, lower, marginalError } = sinkhorn(distanceMatrix(a, b), 200, 200, { epsilon: 0.005 });
    expect(marginalError).toBeLessThan(0.01);
    expect(upper / distance).toBeLessThan(1.02);
    expect(lower / distance).toBeGreaterThan(0.98);
  });

  it('finds the plan of two points in closed form', () => {
    // Costs 0 and 1: P = ½ [σ(1/ε), σ(−1/ε)] on the diagonal and off it.
    const { plan, value } = sinkhorn(Float64Array.of(0, 1, 1, 0), 2, 2, { epsilon: 0.5, tolerance: 1e-12 });
    const stay = 1 / (1 + Math.exp(-2));
    [stay / 2, (1 - stay) / 2, (1 - stay) / 2, stay / 2].forEach((mass, i) => {
      expect(plan.masses[i]).toBeCloseTo(mass, 9);
    });
    const entropy = stay * Math.log(2 * stay) + (1 - stay) * Math.log(2 * (1 - stay));
    expect(value).toBeCloseTo(1 - stay + 0.5 * entropy, 9);
  });

  it('needs no equal sizes, has exact column sums, and survives a tiny ε', () => {
    const pair = sinkhorn(distanceMatrix([0, 0], [3, 4, 0, 1]), 1, 2, { epsilon: 1e-6 });
    expect(pair.upper).toBeCloseTo(3, 9);
    expect(pair.marginalError).toBeLessThan(1e-9);
    const cost = distanceMatrix(cloud(6, 30), cloud(7, 40));
    for (const sum of marginals(sinkhorn(cost, 30, 40, { epsilon: 0.05 }).plan).columns)
      expect(sum).toBeCloseTo(1 / 40, 9);
    const rough = sinkhorn(cost, 30, 40, { epsilon: 1e-8, maxIterations: 5 });
    for (const number of [rough.upper, rough.lower, rough.value]) expect(Number.isFinite(number)).toBe(true);
    expect(rough.lower).toBeLessThanOrEqual(rough.upper);
  });

  it('says how far it is from the marginals when it runs out of iterations', () => {
    const cost = distanceMatrix(cloud(8, 50), moved(cloud(9, 50), 5, 0));
    const early = sinkhorn(cost, 50, 50, { epsilon: 0.01, maxIterations: 1 });
    const late = sinkhorn(cost, 50, 50, { epsilon: 0.01, maxIterations: 2_000 });
    expect(early.iterations).toBe(1);
    expect(late.marginalError).toBeLessThan(early.marginalError);
    expect(late.marginalError).toBeLessThan(2e-3);
    expect(late.marginalError).toBeCloseTo(marginalErrorOf(late.plan), 12);
  });

  it('costs nothing where all points are in one place', () => {
    expect(sinkhorn(new Float64Array(9), 3, 3, { epsilon: 1 })).toMatchObject({ upper: 0, lower: 0 });
  });

  it('refuses what it cannot solve', () => {
    expect(() => sinkhorn(new Float64Array(3), 2, 2, { epsilon: 1 })).toThrow(RangeError);
    expect(() => sinkhorn(new Float64Array(1), 1, 1, { epsilon: 0 })).toThrow(RangeError);
    expect(() => sinkhorn(Float64Array.of(Number.NaN), 1, 1, { epsilon: 1 })).toThrow(RangeError);
  });

  it('may pause between steps without changing the answer', () => {
    const cost = distanceMatrix(cloud(1, 40), cloud(2, 40));
    const steps = sinkhornSteps(cost, 40, 40, { epsilon: 0.01 });
    let pauses = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) pauses++;
    expect(pauses).toBeGreaterThan(2);
    expect(step.value).toEqual(sinkhorn(cost, 40, 40, { epsilon: 0.01 }));
  });
});

describe('carrying a cloud', () => {
  const through = (a: ArrayLike<number>, b: ArrayLike<number>) => {
    const steps = carry(a, b);
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value;
    }
  };

  it('is exact up to 500 points, with the partner of each as its target', () => {
    const [a, b] = [cloud(11, 200), moved(cloud(12, 200), 2, 0)];
    const { targets, distance, lower, epsilon } = through(a, b);
    const { distance: exact, partners } = transport(a, b);
    expect([distance, lower, epsilon]).toEqual([exact, exact, 0]);
    partners.forEach((j, i) => {
      expect([targets[2 * i], targets[2 * i + 1]]).toEqual([b[2 * j], b[2 * j + 1]]);
    });
  });

  it('brackets a translation of 600 points, and carries each to near where it went', () => {
    const points = cloud(13, 600);
    const there = moved(points, 3, 0);
    const { targets, distance, lower, epsilon } = through(points, there);
    expect(epsilon).toBeGreaterThan(0);
    expect(distance).toBeGreaterThanOrEqual(3);
    expect(distance).toBeLessThan(3.02);
    expect(lower).toBeLessThanOrEqual(3);
    expect(lower).toBeGreaterThan(2.98);
    expect(mean(targets.filter((_, at) => at % 2 === 0)) - mean(there.filter((_, at) => at % 2 === 0))).toBeCloseTo(
      0,
      2,
    );
  });

  it('refuses clouds of different sizes and empty ones', () => {
    expect(() => through([], [])).toThrow(RangeError);
    expect(() => through([0, 0], [0, 0, 1, 1])).toThrow(RangeError);
  });
});
