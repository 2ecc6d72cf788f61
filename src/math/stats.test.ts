import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { histogram, mean, median, quantile, RunningMoments, standardError, variance } from './stats.ts';

const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 200 });

describe('mean and variance', () => {
  it('have known values', () => {
    expect(mean([1, 2, 3, 6])).toBe(3);
    expect(variance([1, 2, 3, 6])).toBe(3.5);
    expect(variance([5])).toBe(0);
    expect(mean([])).toBeNaN();
    expect(standardError([1, 2, 3, 6])).toBeCloseTo(Math.sqrt(14 / 3 / 4), 14);
    expect(standardError([1])).toBeNaN();
  });

  it('keep their digits far from the origin', () => {
    const far = Float64Array.from({ length: 1000 }, (_, i) => 1e12 + (i % 2));
    expect(mean(far)).toBe(1e12 + 0.5);
    expect(variance(far)).toBe(0.25);
  });

  it('equal the running moments', () => {
    fc.assert(
      fc.property(values, (list) => {
        const running = new RunningMoments();
        for (const value of list) running.push(value);
        expect(running.count).toBe(list.length);
        expect(Math.abs(running.mean - mean(list))).toBeLessThan(1e-6);
        expect(Math.abs(running.variance - variance(list))).toBeLessThanOrEqual(1e-9 * variance(list) + 1e-6);
      }),
    );
  });
});

describe('quantile', () => {
  it('has known values', () => {
    expect(quantile([3, 1, 2, 4], 0)).toBe(1);
    expect(quantile([3, 1, 2, 4], 1)).toBe(4);
    expect(quantile([3, 1, 2, 4], 0.25)).toBe(1.75);
    expect(median([3, 1, 2])).toBe(2);
    expect(median([])).toBeNaN();
  });

  it('stays in range and rises with p', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(values, share, share, (list, p, q) => {
        const [low, high] = [quantile(list, Math.min(p, q)), quantile(list, Math.max(p, q))];
        expect(low).toBeGreaterThanOrEqual(Math.min(...list));
        expect(high).toBeLessThanOrEqual(Math.max(...list));
        expect(high - low).toBeGreaterThanOrEqual(-1e-9);
      }),
    );
  });
});

describe('histogram', () => {
  it('puts the upper end into the last bin and counts what is outside', () => {
    const { shares, outside } = histogram([0, 0.5, 1, 2, Number.NaN], 0, 1, 2);
    expect([...shares]).toEqual([1 / 3, 2 / 3]);
    expect(outside).toBeCloseTo(0.4, 15);
  });

  it('sums to one whenever a value is inside', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 50 }), (list, bins) => {
        const { shares, outside } = histogram(list, -100, 1000, bins);
        const total = shares.reduce((sum, share) => sum + share, 0);
        expect(total).toBeCloseTo(outside === 1 ? 0 : 1, 12);
      }),
    );
  });

  it('refuses an empty range', () => {
    expect(() => histogram([1], 1, 1, 3)).toThrow(RangeError);
    expect(() => histogram([1], 0, 1, 0)).toThrow(RangeError);
  });
});
