import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PairedDifference, pairedDifference } from './pairedDifference.ts';

const value = fc.double({ min: -1e3, max: 1e3, noNaN: true });
const measured = fc.oneof({ weight: 9, arbitrary: value }, { weight: 1, arbitrary: fc.constant(null) });
const rows = fc.array(fc.tuple(measured, measured), { minLength: 2, maxLength: 20 });
const numbers = ({ mean, interval }: PairedDifference): readonly number[] => [mean ?? 0, ...(interval ?? [])];

describe('the paired difference', () => {
  it('has the interval of a textbook', () => {
    // "Student" 1908: hours of sleep that ten patients gained by two drugs; R's t.test(b, a, paired = TRUE).
    const a = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
    const b = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
    const { pairs, mean, interval } = pairedDifference(a, b);
    expect(pairs).toBe(10);
    expect(mean).toBeCloseTo(1.58, 10);
    expect(interval?.[0]).toBeCloseTo(0.7001142, 6);
    expect(interval?.[1]).toBeCloseTo(2.4598858, 6);
  });

  it('shifts with a shift, scales with a scale, and is negated by a swap', () => {
    fc.assert(
      fc.property(rows, value, (pairs, shift) => {
        const a = pairs.map(([first]) => first);
        const b = pairs.map(([, second]) => second);
        const plain = numbers(pairedDifference(a, b));
        const shifted = numbers(
          pairedDifference(
            a,
            b.map((x) => (x === null ? null : x + shift)),
          ),
        );
        const doubled = numbers(
          pairedDifference(
            a.map((x) => x && 2 * x),
            b.map((x) => x && 2 * x),
          ),
        );
        const [mean = 0, ...ends] = numbers(pairedDifference(b, a));
        const hasAny = pairs.some(([x, y]) => x !== null && y !== null);
        plain.forEach((x, i) => {
          expect(shifted[i]).toBeCloseTo(x + (hasAny ? shift : 0), 6);
          expect(doubled[i]).toBeCloseTo(2 * x, 6);
          expect([-mean, ...ends.map((end) => -end).reverse()][i]).toBeCloseTo(x, 6);
        });
      }),
    );
  });

  it('leaves out pairs without both values, and needs two for an interval', () => {
    expect(pairedDifference([1, null, 3], [2, 5, undefined])).toEqual({ pairs: 1, mean: 1, se: null, interval: null });
    expect(pairedDifference([1, Number.NaN], [null, 5])).toEqual({ pairs: 0, mean: null, se: null, interval: null });
    expect(pairedDifference([], [])).toMatchObject({ pairs: 0 });
    expect(pairedDifference([1, 2, null], [2, 3, 9])).toEqual({ pairs: 2, mean: 1, se: 0, interval: [1, 1] });
  });
});
