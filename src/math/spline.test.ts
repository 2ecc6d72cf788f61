import { describe, expect, it } from 'vitest';
import { gradient64 } from '../testing/finiteDifference.ts';
import { createMixture } from './mixture.ts';
import { nodesOf, smoothedLogDensity } from './smoothedLogDensity.ts';
import { interpolateNodes, readSpline } from './spline.ts';

const box = { xMin: -6, xMax: 6, yMin: -5, yMax: 7 };
const M = 94;

const components = [
  { x: -2, y: 1, stdX: 0.5, stdY: 0.3, weight: 1 },
  { x: 2, y: -1, stdX: 0.4, stdY: 0.6, weight: 3 },
  { x: 0, y: 3, stdX: 0.3, stdY: 0.3, weight: 1 },
];
const { logDensity } = createMixture(components);
const smoothedTruth = (tau: number) =>
  createMixture(components.map((c) => ({ ...c, stdX: Math.hypot(c.stdX, tau), stdY: Math.hypot(c.stdY, tau) })));

/** Points inside the mass of a smoothed mixture. */
const pointsOf = (tau: number): readonly (readonly [number, number])[] => {
  const points = smoothedTruth(tau).sample({ seed: 1, stream: 2, step: 3 }, 60);
  const pairs = Array.from({ length: 60 }, (_, i) => [points[2 * i] as number, points[2 * i + 1] as number] as const);
  return pairs.filter(([x, y]) => Math.abs(x) < 5.5 && y > -4.5 && y < 6.5);
};

/** What brute force says: log Σ q(x − u) φ(u) over a fine grid of u. */
function bruteForce(log: (x: number, y: number) => number, x: number, y: number, tau: number): number {
  const n = 161;
  let sum = 0;
  for (let i = 0; i < n * n; i++) {
    const [u, v] = [((i % n) / (n - 1) - 0.5) * 12, (Math.floor(i / n) / (n - 1) - 0.5) * 12];
    sum += Math.exp(log(x - tau * u, y - tau * v) - (u * u + v * v) / 2);
  }
  return Math.log(sum * (12 / (n - 1)) ** 2) - Math.log(2 * Math.PI);
}

describe.each([0.3, 0.7, 1.5])('a mixture smoothed by %f', (tau) => {
  const spline = readSpline({
    box,
    n: M + 2,
    values: interpolateNodes(smoothedLogDensity(logDensity, box, M, tau), M),
  });
  const truth = smoothedTruth(tau);

  it('has the value, score and curvature of the wider mixture', () => {
    for (const [x, y] of pointsOf(tau)) {
      expect(Math.abs(spline.value(x, y) - truth.logDensity(x, y))).toBeLessThan(2e-3);
      const [own, exact] = [spline.score(x, y), truth.score(x, y)];
      expect(Math.hypot(own[0] - exact[0], own[1] - exact[1])).toBeLessThan(0.02);
      const across = gradient64((at) => truth.score(at[0] as number, at[1] as number)[0], [x, y]);
      const product = spline.hessianProduct(x, y, 1, 0);
      expect(Math.hypot(product[0] - (across[0] as number), product[1] - (across[1] as number))).toBeLessThan(0.5);
    }
  });

  it('keeps its slope where the density underflows', () => {
    const [own, exact] = [spline.score(5.5, 6.5), truth.score(5.5, 6.5)];
    expect(Math.hypot(own[0] - exact[0], own[1] - exact[1])).toBeLessThan(0.02 * Math.hypot(...exact));
  });
});

it('a bent density is smoothed as by brute force, in its tails as well', () => {
  const banana = (x: number, y: number): number => -(x * x - 1.8 * x * (y + x * x + 1) + (y + x * x + 1) ** 2) / 0.38;
  const window = { xMin: -6, xMax: 6, yMin: -28, yMax: 5 };
  const n = 150;
  const nodes = smoothedLogDensity(banana, window, n, 0.7);
  const spline = readSpline({ box: window, n: n + 2, values: interpolateNodes(nodes, n) });
  for (const [x, y] of [
    [0, -1],
    [1.5, -3],
    [-2.2, -6],
    [2, 2],
    [0.5, -9],
  ] as const) {
    const exact = (at: ArrayLike<number>): number => bruteForce(banana, at[0] as number, at[1] as number, 0.7);
    expect(Math.abs(spline.value(x, y) - exact([x, y]))).toBeLessThan(0.01);
    const slopes = gradient64(exact, [x, y], 1e-3);
    const own = spline.score(x, y);
    expect(Math.hypot(own[0] - (slopes[0] as number), own[1] - (slopes[1] as number))).toBeLessThan(0.03);
  }
});

describe('a spline', () => {
  const spline = readSpline({ box, n: M + 2, values: interpolateNodes(nodesOf(logDensity, box, M), M) });

  it('goes through its nodes and gives quadratics exactly, to the border', () => {
    const quadratic = (x: number, y: number): number => 2 - x * x + 0.7 * x * y - 0.4 * y * y + 3 * y;
    const exact = readSpline({ box, n: 12, values: interpolateNodes(nodesOf(quadratic, box, 10), 10) });
    for (const [x, y] of [
      [-6, -5],
      [6, 7],
      [0.123, 4.56],
      [-5.9, 6.9],
    ] as const) {
      expect(exact.value(x, y)).toBeCloseTo(quadratic(x, y), 9);
      expect(exact.score(x, y)[0]).toBeCloseTo(-2 * x + 0.7 * y, 9);
      expect(exact.hessianProduct(x, y, 1, 2)[1]).toBeCloseTo(0.7 - 1.6, 8);
    }
    expect(spline.value(-6, 7)).toBeCloseTo(logDensity(-6, 7), 9);
    expect(spline.value(-6 + 12 / (M - 1), -5)).toBeCloseTo(logDensity(-6 + 12 / (M - 1), -5), 8);
  });

  it('has derivatives that are its own, and continuous', () => {
    const step = 1e-6;
    for (const [x, y] of pointsOf(0.3)) {
      const slopes = gradient64((at) => spline.value(at[0] as number, at[1] as number), [x, y], step);
      spline.score(x, y).forEach((slope, i) => {
        expect(Math.abs(slope - (slopes[i] as number))).toBeLessThan(1e-4);
      });
      const [u, v] = [0.6, -1.1];
      const [above, below] = [spline.score(x + step * u, y + step * v), spline.score(x - step * u, y - step * v)];
      spline.hessianProduct(x, y, u, v).forEach((product, i) => {
        expect(Math.abs(product - ((above[i] as number) - (below[i] as number)) / (2 * step))).toBeLessThan(1e-3);
      });
    }
    const knot = -6 + 12 * (30 / (M - 1));
    const [left, right] = [-1, 1].map((side) => spline.hessianProduct(knot + side * 1e-9, 0.4, 1, 0)[0]);
    expect(left).toBeCloseTo(right as number, 4);
  });

  it('pulls back linearly outside its box, without a jump', () => {
    const [inside, outside] = [spline.score(6, 2), spline.score(9, 2)];
    expect(outside[0]).toBeCloseTo(inside[0] - 3, 12);
    expect(outside[1]).toBeCloseTo(inside[1], 12);
    expect(spline.hessianProduct(9, 2, 1, 0)).toEqual([-1, 0]);
    const before = spline.value(6.5, 2);
    expect((spline.value(6.5 + 1e-6, 2) - before) / 1e-6).toBeCloseTo(spline.score(6.5, 2)[0], 4);
  });
});
