import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { key, normal } from './rng.ts';
import { slicedWasserstein, wassersteinSorted } from './slicedWasserstein.ts';

const k0 = key(1, 'projections');
const coordinate = fc.double({ min: -100, max: 100, noNaN: true });
const cloud = fc
  .array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 20 })
  .map((list) => Float64Array.from(list.flat()));

describe('wassersteinSorted', () => {
  it('has known values for lists of any lengths', () => {
    expect(wassersteinSorted([0, 1], [0, 1], 1)).toBe(0);
    expect(wassersteinSorted([0], [3], 1)).toBe(3);
    expect(wassersteinSorted([0], [3], 2)).toBe(9);
    expect(wassersteinSorted([0, 0, 6], [2], 1)).toBeCloseTo(8 / 3, 14);
    expect(wassersteinSorted([0, 1], [0, 0, 1, 1, 1, 1], 1)).toBeCloseTo(1 / 6, 14);
    expect(wassersteinSorted([], [1], 1)).toBeNaN();
  });
});

describe('slicedWasserstein', () => {
  it('of a shift by t is |t|/√2 in order 2', () => {
    const points = normal(key(2, 'cloud'), 200);
    const shifted = points.map((value, i) => value + (i % 2 === 0 ? 3 : 4));
    expect(slicedWasserstein(points, shifted, k0, { order: 2 })).toBeCloseTo(5 / Math.SQRT2, 5);
    expect(slicedWasserstein(points, shifted, k0, { order: 2, projections: 8 })).toBeCloseTo(5 / Math.SQRT2, 5);
  });

  it('of a shift by t is 2|t|/π in order 1, in the limit of many directions', () => {
    expect(slicedWasserstein([0, 0], [3, 4], k0, { projections: 256 })).toBeCloseTo((2 * 5) / Math.PI, 3);
  });

  it('is symmetric, zero for the same cloud, blind to order and repetition, and obeys the triangle inequality', () => {
    fc.assert(
      fc.property(cloud, cloud, cloud, fc.constantFrom(1 as const, 2 as const), (a, b, c, order) => {
        const distance = (p: Float64Array, q: Float64Array): number => slicedWasserstein(p, q, k0, { order });
        expect(distance(a, a)).toBe(0);
        expect(distance(a, b)).toBeCloseTo(distance(b, a), 9);
        expect(distance(a, c)).toBeLessThanOrEqual(distance(a, b) + distance(b, c) + 1e-9);
        const twice = Float64Array.from([...b, ...b]);
        expect(distance(a, twice)).toBeCloseTo(distance(a, b), 9);
      }),
    );
  });

  it('has no value for an empty cloud', () => {
    expect(slicedWasserstein([], [0, 0], k0)).toBeNaN();
  });
});
