import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { downsample } from './downsample.ts';

const series = (values: readonly number[]) => ({
  x: Float64Array.from(values, (_, i) => i),
  y: Float64Array.from(values),
});

describe('downsample', () => {
  it('keeps ends, order and extremes within the limit', () => {
    const list = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 2000 });
    fc.assert(
      fc.property(list, fc.integer({ min: 4, max: 300 }), (values, limit) => {
        const { x, y } = downsample(series(values), limit);
        expect(x.length).toBeLessThanOrEqual(limit);
        if (values.length <= limit) expect(x.length).toBe(values.length);
        expect(Math.max(...y)).toBe(Math.max(...values));
        expect(Math.min(...y)).toBe(Math.min(...values));
        expect([x[0], x[x.length - 1]]).toEqual([0, values.length - 1]);
        x.forEach((at, i) => {
          expect(y[i]).toBe(values[at]);
          if (i > 0) expect(at).toBeGreaterThan(x[i - 1] as number);
        });
      }),
    );
  });

  it('keeps a single spike and a gap in a long series', () => {
    const values = Array.from({ length: 100_000 }, (_, i) => (i === 54_321 ? 99 : Math.sin(i / 1000)));
    values.fill(Number.NaN, 20_000, 30_000);
    const { y } = downsample(series(values));
    expect(y.length).toBeLessThanOrEqual(300);
    expect([...y]).toContain(99);
    expect(y.filter(Number.isNaN).length).toBeGreaterThan(5);
  });
});
