import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neighbourBalls, type Prdc, prdc } from './prdc.ts';
import { integers, key, normal } from './rng.ts';
import { mean, standardError } from './stats.ts';

const gaussian = (seed: number, n: number): Float32Array => normal(key(seed, 'prdc'), 2 * n);

/** Word for word the definitions of the papers, over the matrix of distances. */
function byDefinition(real: Float32Array, fake: Float32Array, k: number): Prdc {
  const points = (flat: Float32Array) =>
    Array.from({ length: flat.length / 2 }, (_, i) => flat.subarray(2 * i, 2 * i + 2));
  const [x, y] = [points(real), points(fake)];
  const distance = (a: Float32Array, b: Float32Array) =>
    ((a[0] as number) - (b[0] as number)) ** 2 + ((a[1] as number) - (b[1] as number)) ** 2;
  const radii = (all: Float32Array[]) =>
    all.map((a) => all.map((b) => distance(a, b)).sort((p, q) => p - q)[k] as number);
  const [realRadii, fakeRadii] = [radii(x), radii(y)];
  const share = (values: boolean[]) => values.filter(Boolean).length / values.length;
  return {
    precision: share(y.map((b) => x.some((a, i) => distance(a, b) <= (realRadii[i] as number)))),
    recall: share(x.map((a) => y.some((b, j) => distance(a, b) <= (fakeRadii[j] as number)))),
    // Without ties a ball holds k others, and the sum is Naeem's over k.
    density:
      x.reduce((sum, a, i) => {
        const inBall = (b: Float32Array): boolean => distance(a, b) <= (realRadii[i] as number);
        return sum + y.filter(inBall).length / (x.filter(inBall).length - 1);
      }, 0) / y.length,
    coverage: share(x.map((a, i) => y.some((b) => distance(a, b) <= (realRadii[i] as number)))),
  };
}

describe('precision, recall, density and coverage', () => {
  it('are those of the definitions', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 7, max: 30 }), fc.integer({ min: 1, max: 5 }), (seed, n, k) => {
        const [real, fake] = [gaussian(seed, n), gaussian(seed + 1, n + 5)];
        const found = prdc(real, fake, k);
        const expected = byDefinition(real, fake, k);
        for (const name of ['precision', 'recall', 'density', 'coverage'] as const) {
          expect(found[name]).toBeCloseTo(expected[name], 12);
        }
      }),
    );
  });

  it('are those of the definitions where points repeat', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 }), (seed, k, side) => {
        const onGrid = (cloud: Float32Array) => cloud.map((value) => Math.round(side * value) / side);
        const [real, fake] = [onGrid(gaussian(seed, 40)), onGrid(gaussian(seed + 1, 30))];
        const found = prdc(real, fake, k);
        const expected = byDefinition(real, fake, k);
        for (const name of ['precision', 'recall', 'density', 'coverage'] as const) {
          expect(found[name]).toBeCloseTo(expected[name], 12);
        }
      }),
    );
  });

  it.each([1, 2, 20, 150])('of a perfect sampler of %i places are about 1, 1, 1 and 1', (places) => {
    const at = gaussian(9, places);
    const drawn = (seed: number) =>
      Float32Array.from(integers(key(seed, 'rows'), 1_000, places)).reduce((cloud, row, i) => {
        cloud.set(at.subarray(2 * row, 2 * row + 2), 2 * i);
        return cloud;
      }, new Float32Array(2_000));
    const { precision, recall, density, coverage } = prdc(drawn(1), drawn(2), 5);
    expect([precision, recall]).toEqual([1, 1]);
    expect(Math.abs(density - 1)).toBeLessThan(0.06);
    expect(coverage).toBeGreaterThan(0.96);
    const beside = drawn(2).map((value) => value + 30);
    expect(prdc(drawn(1), beside, 5)).toMatchObject({ precision: 0, density: 0, coverage: 0 });
  });

  it('are all 1 for a cloud against itself, but that every ball holds one more', () => {
    const own = gaussian(1, 300);
    expect(prdc(own, own, 5)).toEqual({ precision: 1, recall: 1, density: expect.closeTo(6 / 5, 9), coverage: 1 });
  });

  it('are all 0 for clouds that never meet', () => {
    const far = gaussian(2, 100).map((value) => value + 100);
    expect(prdc(gaussian(1, 100), far, 5)).toEqual({ precision: 0, recall: 0, density: 0, coverage: 0 });
  });

  it('of equal laws have density 1 and coverage 1 − 2⁻⁵ in the mean', () => {
    const runs = Array.from({ length: 24 }, (_, i) => prdc(gaussian(2 * i, 400), gaussian(2 * i + 1, 400), 5));
    const expectMean = (values: number[], expected: number) =>
      expect(Math.abs(mean(values) - expected)).toBeLessThan(4 * standardError(values) + 0.002);
    expectMean(
      runs.map(({ density }) => density),
      1,
    );
    expectMean(
      runs.map(({ coverage }) => coverage),
      1 - 2 ** -5,
    );
    for (const { precision, recall } of runs) expect(Math.min(precision, recall)).toBeGreaterThan(0.95);
  });

  it('tell a collapsed sampler from a spread-out one', () => {
    const real = gaussian(1, 500);
    const narrow = prdc(
      real,
      gaussian(2, 500).map((value) => 0.2 * value),
      5,
    );
    const wide = prdc(
      real,
      gaussian(2, 500).map((value) => 5 * value),
      5,
    );
    expect(narrow.precision).toBeGreaterThan(0.98);
    expect(narrow.recall).toBeLessThan(0.5);
    expect(narrow.coverage).toBeLessThan(0.3);
    expect(wide.precision).toBeLessThan(0.3);
    expect(wide.recall).toBeGreaterThan(0.9);
  });

  it('count what the balls hold, ties included', () => {
    expect(neighbourBalls([0, 0, 1, 0, 3, 0], 1)).toEqual({
      radii: Float64Array.of(1, 1, 4),
      counts: Int32Array.of(1, 1, 1),
    });
    const tied = neighbourBalls([0, 0, 1, 0, -1, 0, 1, 0], 1);
    expect([...tied.radii]).toEqual([1, 0, 1, 0]);
    expect([...tied.counts]).toEqual([3, 1, 1, 1]);
    expect([...neighbourBalls(new Float32Array(20).fill(1), 5).counts]).toEqual(Array(10).fill(9));
    expect(() => neighbourBalls(new Float32Array(10), 5)).toThrow(RangeError);
  });
});
