import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import oracle from '../testing/fixtures/kde.json';
import { kernelDensity } from './kernelDensity.ts';
import { createMixture } from './mixture.ts';
import { key, normal } from './rng.ts';
import { mean } from './stats.ts';

const flat = (points: readonly (readonly number[])[]): Float64Array => Float64Array.from(points.flat());
const softplus = (t: number): number => Math.max(0, t) + Math.log1p(Math.exp(-Math.abs(t)));

describe('kernelDensity against PyTorch', () => {
  for (const { bandwidth, leaveOneOut, value, logit } of oracle.rows) {
    it(`bandwidth ${bandwidth}, leave one out ${leaveOneOut}`, () => {
      const real = kernelDensity(flat(oracle.data), bandwidth);
      const generated = kernelDensity(flat(oracle.generated), bandwidth);
      oracle.queries.forEach(([x = 0, y = 0], i) => {
        const expected = logit[i] as number;
        const actual = real.logEvaluate(x, y) - generated.logEvaluate(x, y);
        expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(expected)));
      });
      const atReal = oracle.data.map(([x = 0, y = 0], i) =>
        softplus(generated.logEvaluate(x, y) - real.logEvaluate(x, y, leaveOneOut ? i : -1)),
      );
      const atGenerated = oracle.generated.map(([x = 0, y = 0], i) =>
        softplus(real.logEvaluate(x, y) - generated.logEvaluate(x, y, leaveOneOut ? i : -1)),
      );
      const plugIn = -mean(atReal) - mean(atGenerated);
      expect(Math.abs(plugIn - value)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(value)));
    });
  }
});

describe('kernelDensity', () => {
  it('is the mixture of Gaussians at the points', () => {
    const points = normal(key(3, 'kde'), 40);
    const density = kernelDensity(points, 0.3);
    const mixture = createMixture(
      Array.from({ length: 20 }, (_, i) => ({
        x: points[2 * i] as number,
        y: points[2 * i + 1] as number,
        stdX: 0.3,
        stdY: 0.3,
        weight: 1,
      })),
    );
    for (const [x, y] of [
      [0, 0],
      [1, -1],
      [30, 40],
    ] as const) {
      expect(density.logEvaluate(x, y)).toBeCloseTo(mixture.logDensity(x, y), 8);
      expect(density.evaluate(x, y)).toBeCloseTo(mixture.density(x, y), 12);
    }
  });

  it('agrees on the grid with the exact value to 1.6e-8 kernel peaks, at any bandwidth and window', () => {
    const span = fc.double({ min: 0.1, max: 8, noNaN: true });
    const bandwidth = fc.double({ min: 0.005, max: 3, noNaN: true });
    const size = fc.integer({ min: 1, max: 24 });
    fc.assert(
      fc.property(
        bandwidth,
        span,
        span,
        size,
        size,
        fc.integer({ min: 1, max: 40 }),
        (h, width, height, columns, rows, n) => {
          const density = kernelDensity(normal(key(n, 'kde grid'), 2 * n), h);
          const window = { xMin: -width / 3, xMax: width, yMin: -height, yMax: height / 4 };
          const grid = density.grid(window, columns, rows);
          const tolerance = 1.6e-8 / (2 * Math.PI * h * h);
          for (let row = 0; row < rows; row++) {
            for (let column = 0; column < columns; column++) {
              const x = window.xMin + ((column + 0.5) / columns) * (window.xMax - window.xMin);
              const y = window.yMin + ((row + 0.5) / rows) * (window.yMax - window.yMin);
              const gap = density.evaluate(x, y) - (grid[row * columns + column] as number);
              expect(Math.abs(gap)).toBeLessThanOrEqual(tolerance);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('integrates to one on a grid that holds all of it', () => {
    const density = kernelDensity(normal(key(5, 'kde'), 400), 0.2);
    const cell = (14 / 96) ** 2;
    const total = density.grid({ xMin: -7, xMax: 7, yMin: -7, yMax: 7 }, 96, 96).reduce((sum, v) => sum + v * cell, 0);
    expect(total).toBeCloseTo(1, 6);
  });

  it('has no leave-one-out value for a single point', () => {
    expect(kernelDensity([1, 2], 0.5).logEvaluate(1, 2, 0)).toBe(Number.NEGATIVE_INFINITY);
    expect(kernelDensity([1, 2], 0.5).evaluate(1, 2)).toBeCloseTo(1 / (2 * Math.PI * 0.25), 12);
  });

  it('refuses what has no density', () => {
    expect(() => kernelDensity([], 1)).toThrow(RangeError);
    expect(() => kernelDensity([1, 2], 0)).toThrow(RangeError);
    expect(() => kernelDensity([1, 2], Number.NaN)).toThrow(RangeError);
  });
});
