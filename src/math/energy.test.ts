import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanDistanceBetween, meanDistanceWithin } from './energy.ts';
import { key, normal } from './rng.ts';
import { mean, standardError } from './stats.ts';

const cloud = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 })), {
  minLength: 2,
  maxLength: 12,
});
type Point = readonly [number, number];
const distance = ([x, y]: Point, [u, v]: Point): number => Math.hypot(x - u, y - v);

describe('mean distances', () => {
  it('are means over pairs', () => {
    fc.assert(
      fc.property(cloud, cloud, (a, b) => {
        const pairs = a.flatMap((p) => b.map((q) => distance(p, q)));
        expect(meanDistanceBetween(a.flat(), b.flat())).toBeCloseTo(mean(pairs), 9);
        const distinct = a.flatMap((p, i) => a.filter((_, j) => j !== i).map((q) => distance(p, q)));
        expect(meanDistanceWithin(a.flat())).toBeCloseTo(mean(distinct), 9);
      }),
    );
  });

  it('make the energy distance of shifted Gaussians', () => {
    /** E‖N((shift, 0), 2 I)‖ by the midpoint rule. */
    const meanLength = (shift: number): number => {
      const nodes = Array.from({ length: 240 }, (_, i) => (i - 119.5) / 15);
      const weights = nodes.map((node) => Math.exp(-(node ** 2) / 4) / (15 * Math.sqrt(4 * Math.PI)));
      const rows = nodes.map((x, i) =>
        nodes.reduce(
          (sum, y, j) => sum + (weights[i] as number) * (weights[j] as number) * Math.hypot(x + shift, y),
          0,
        ),
      );
      return rows.reduce((sum, row) => sum + row, 0);
    };
    expect(meanLength(0)).toBeCloseTo(Math.sqrt(Math.PI), 3);
    const values = Array.from({ length: 20 }, (_, seed) => {
      const a = normal(key(seed, 'a'), 400);
      const b = normal(key(seed, 'b'), 600).map((value, i) => (i % 2 === 0 ? value + 1 : value));
      return 2 * meanDistanceBetween(a, b) - meanDistanceWithin(a) - meanDistanceWithin(b);
    });
    expect(Math.abs(mean(values) - 2 * (meanLength(1) - meanLength(0)))).toBeLessThan(4 * standardError(values));
    expect(standardError(values)).toBeLessThan(0.05);
  });

  it('are nothing where there are no pairs', () => {
    expect(meanDistanceWithin([1, 2])).toBeNaN();
    expect(meanDistanceBetween([], [1, 2])).toBeNaN();
  });
});
