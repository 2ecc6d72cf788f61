import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradient64 } from '../testing/finiteDifference.ts';
import { createMixture } from './mixture.ts';
import { key, normal } from './rng.ts';
import { mean, standardError } from './stats.ts';
import { steinMeans } from './stein.ts';

type Vector = readonly [number, number];
type Score = (x: number, y: number) => Vector;

const kernel = (a: Float64Array, b: Float64Array): number =>
  1 / Math.sqrt(1 + (at(a, 0) - at(b, 0)) ** 2 + (at(a, 1) - at(b, 1)) ** 2);
const at = (values: ArrayLike<number>, i: number): number => values[i] as number;
const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number => at(a, 0) * at(b, 0) + at(a, 1) * at(b, 1);

/** The Stein kernel as it is defined, (∇ₓ + s)·(∇ᵧ + s′) k(x, y), with every derivative by central differences. */
function steinKernel(x: Float64Array, y: Float64Array, s: ArrayLike<number>, t: ArrayLike<number>): number {
  const slopeY = (a: Float64Array) => gradient64((b) => kernel(a, b), y, 1e-3);
  const trace = [0, 1].reduce(
    (sum, axis) =>
      sum +
      at(
        gradient64((a) => at(slopeY(a), axis), x, 1e-3),
        axis,
      ),
    0,
  );
  const slopeX = gradient64((a) => kernel(a, y), x, 1e-3);
  return dot(s, t) * kernel(x, y) + dot(s, slopeY(x)) + dot(t, slopeX) + trace;
}

const scoresAt = (points: Float32Array, score: Score): Float64Array =>
  Float64Array.from(points, (_, i) => at(score(at(points, i & ~1), at(points, i | 1)), i & 1));

describe('means of the Stein kernel', () => {
  it('are what the definition says, by central differences', () => {
    const number = fc.double({ min: -3, max: 3, noNaN: true });
    const vector = fc.tuple(number, number);
    fc.assert(
      fc.property(fc.array(fc.tuple(vector, vector), { minLength: 2, maxLength: 5 }), (rows) => {
        const points = Float64Array.from(rows.flatMap(([point]) => point));
        const scores = Float64Array.from(rows.flatMap(([, score]) => score));
        const row = (values: Float64Array, i: number) => values.slice(2 * i, 2 * i + 2);
        const table = rows.map((_, i) =>
          rows.map((_, j) => steinKernel(row(points, i), row(points, j), row(scores, i), row(scores, j))),
        );
        const { all, distinct } = steinMeans(points, scores);
        expect(all).toBeCloseTo(mean(table.flat()), 4);
        expect(distinct).toBeCloseTo(mean(table.flatMap((values, i) => values.filter((_, j) => j !== i))), 4);
        expect(all).toBeGreaterThanOrEqual(-1e-9);
      }),
      { numRuns: 30 },
    );
  });

  const mixture = createMixture([
    { x: -1, y: 0, stdX: 0.5, stdY: 0.8, weight: 2 },
    { x: 1.5, y: 1, stdX: 0.3, stdY: 0.3, weight: 1 },
  ]);

  it('are zero on average over exact samples, without the self terms', () => {
    const values = Array.from({ length: 40 }, (_, seed) => {
      const points = mixture.sample(key(seed, 'exact'), 150);
      return steinMeans(points, scoresAt(points, mixture.score)).distinct;
    });
    expect(Math.abs(mean(values))).toBeLessThan(4 * standardError(values));
  });

  it('have the closed form of a shifted Gaussian', () => {
    const shift: Vector = [0.6, -0.8];
    const values = Array.from({ length: 40 }, (_, seed) => {
      const points = normal(key(seed, 'shifted'), 300).map((value, i) => value + at(shift, i & 1));
      return steinMeans(
        points,
        scoresAt(points, (x, y) => [-x, -y]),
      ).distinct;
    });
    // The scores differ by the shift everywhere, so the mean is ‖shift‖² E k; ‖x − y‖² is 4 times a unit exponential.
    const steps = 100_000;
    const atQuantiles = Array.from({ length: steps }, (_, i) => 1 / Math.sqrt(1 - 4 * Math.log((i + 0.5) / steps)));
    const exact = dot(shift, shift) * mean(atQuantiles);
    expect(Math.abs(mean(values) - exact)).toBeLessThan(4 * standardError(values));
    expect(standardError(values)).toBeLessThan(exact / 20);
  });

  it('are of self terms only for one point, and nothing for none', () => {
    expect(steinMeans([3, 4], Float64Array.of(1, 2))).toEqual({ all: 7, distinct: Number.NaN });
    expect(steinMeans([], new Float64Array(0)).all).toBeNaN();
  });
});
