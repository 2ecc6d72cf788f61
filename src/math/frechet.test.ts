import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frechetDistance, momentsOf, symmetricRoot } from './frechet.ts';
import { key, normal } from './rng.ts';
import { symmetricEigen } from './symmetricEigen.ts';

/** A symmetric positive semidefinite matrix [d, d] of this rank. */
function gram(seed: number, d: number, rank: number): Float64Array {
  const factor = normal(key(seed, 'gram'), d * rank);
  return Float64Array.from({ length: d * d }, (_, at) => {
    let sum = 0;
    for (let k = 0; k < rank; k++) {
      sum += (factor[Math.floor(at / d) * rank + k] as number) * (factor[(at % d) * rank + k] as number);
    }
    return sum;
  });
}

const times = (a: Float64Array, b: Float64Array, d: number): Float64Array =>
  Float64Array.from({ length: d * d }, (_, at) => {
    let sum = 0;
    for (let k = 0; k < d; k++) sum += (a[Math.floor(at / d) * d + k] as number) * (b[k * d + (at % d)] as number);
    return sum;
  });

const largest = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((most, value) => Math.max(most, Math.abs(value)), 0);

describe('eigenvalues of a symmetric matrix', () => {
  it('solve A v = λ v with orthonormal vectors, singular matrices included', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 24 }), fc.integer({ min: 1, max: 24 }), (seed, d, rank) => {
        const matrix = gram(seed, d, rank);
        const { values, vectors } = symmetricEigen(matrix, d);
        const scale = Math.max(1, largest(matrix));
        const image = times(matrix, vectors, d);
        expect(
          largest(image.map((value, at) => value - (values[at % d] as number) * (vectors[at] as number))),
        ).toBeLessThan(1e-12 * d * scale);
        const transposed = vectors.map((_, at) => vectors[(at % d) * d + Math.floor(at / d)] as number);
        const identity = times(transposed, vectors, d);
        expect(largest(identity.map((value, at) => value - Number(at % (d + 1) === 0)))).toBeLessThan(1e-12 * d);
        const alone = symmetricEigen(matrix, d, false).values;
        expect(largest(alone.map((value, i) => value - (values[i] as number)))).toBeLessThan(1e-12 * d * scale);
      }),
      { numRuns: 60 },
    );
  });

  it('are known for a chain of springs', () => {
    const d = 7;
    const chain = Float64Array.from({ length: d * d }, (_, at) => {
      const apart = Math.abs(Math.floor(at / d) - (at % d));
      return apart === 0 ? 2 : apart === 1 ? -1 : 0;
    });
    const expected = Array.from({ length: d }, (_, k) => 2 - 2 * Math.cos(((k + 1) * Math.PI) / (d + 1)));
    symmetricEigen(chain, d).values.forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i] as number, 13);
    });
    expect(() => symmetricEigen(new Float64Array(9).fill(Number.NaN), 3)).toThrow(RangeError);
  });

  it('give a root whose square is the matrix', () => {
    const matrix = gram(3, 20, 9);
    const root = symmetricRoot(matrix, 20);
    expect(largest(times(root, root, 20).map((value, at) => value - (matrix[at] as number)))).toBeLessThan(1e-12 * 20);
  });
});

describe('the Fréchet distance', () => {
  const d = 6;
  const samples = Float64Array.from(normal(key(1, 'frechet'), 300 * d));

  it('is 0 from itself, the squared length of a shift, and tr Σ·(c − 1)² of a scale', () => {
    const moments = momentsOf(samples, d);
    expect(frechetDistance(moments, moments)).toBeLessThan(1e-10);
    const moved = momentsOf(
      samples.map((value, at) => value + (at % d)),
      d,
    );
    expect(frechetDistance(moments, moved)).toBeCloseTo(0 + 1 + 4 + 9 + 16 + 25, 9);
    const scaled = momentsOf(
      samples.map((value) => 3 * value),
      d,
    );
    const trace = moments.mean.reduce((sum, _, i) => sum + (moments.covariance[i * d + i] as number), 0);
    const shift = moments.mean.reduce((sum, value) => sum + 4 * value * value, 0);
    expect(frechetDistance(moments, scaled)).toBeCloseTo(4 * trace + shift, 9);
  });

  it('is Σ (σ₁ − σ₂)² for axes of their own, also where one has no extent', () => {
    const diagonal = (...std: number[]) => ({
      mean: new Float64Array(3),
      covariance: Float64Array.from({ length: 9 }, (_, at) => (at % 4 === 0 ? (std[at / 4] as number) ** 2 : 0)),
    });
    expect(frechetDistance(diagonal(1, 2, 0), diagonal(3, 2, 0.5))).toBeCloseTo(4 + 0 + 0.25, 12);
  });

  it('is symmetric for matrices that do not commute', () => {
    const a = { mean: new Float64Array(5), covariance: gram(1, 5, 5) };
    const b = { mean: new Float64Array(5), covariance: gram(2, 5, 3) };
    expect(frechetDistance(a, b)).toBeGreaterThan(0.1);
    expect(frechetDistance(a, b)).toBeCloseTo(frechetDistance(b, a), 5);
  });
});
