import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCount, formatFixed, formatPercent, formatValue, measured, wholePercent } from './numbers.ts';
import { LANGUAGES } from './text.ts';

describe('numbers as text', () => {
  it('keep their digits while a measurement changes, zeros included', () => {
    expect([1.6, 1.63, 0.7, 51.26, 101.98].map((value) => measured(value, 'en'))).toEqual([
      '1.60',
      '1.63',
      '0.70',
      '51.3',
      '102',
    ]);
  });

  it('show small and negative values, and say when there is none', () => {
    expect(measured(0.0763, 'en')).toBe('0.076');
    expect(measured(-0.235, 'ja')).toBe('−0.24');
    expect(measured(0, 'en')).toBe('0.00');
    for (const nothing of [null, undefined, Number.NaN]) {
      expect([measured(nothing, 'en'), formatValue(nothing, 'en'), wholePercent(nothing, 'ja')]).toEqual([
        '–',
        '–',
        '–',
      ]);
    }
  });

  it('write powers of ten as powers of ten', () => {
    expect(formatValue(5.8e-5, 'en', 2)).toBe('5.8×10⁻⁵');
    expect(formatValue(-1.8e-5, 'ja', 2)).toBe('−1.8×10⁻⁵');
    expect(formatValue(1e-4 / 10, 'en', 2)).toBe('10⁻⁵');
    expect(formatValue(2_000_000, 'en')).toBe('2×10⁶');
    expect(measured(-123_456_789, 'en')).toBe('−1.2×10⁸');
  });

  it('have no sign where they round to nothing', () => {
    expect(formatFixed(-0.001, 'en', 2)).toBe('0.00');
    expect(formatCount(-0.2, 'ja')).toBe('0');
    expect(measured(-0, 'en')).toBe('0.00');
    expect(formatPercent(-1e-9, 'en')).toBe('0.0');
  });

  it('claim neither nothing nor everything where it is not so', () => {
    const percents = [0, 0.0004, 0.006, 0.02, 0.314, 0.909, 0.989, 0.9951, 0.9999, 1];
    expect(percents.map((share) => wholePercent(share, 'en'))).toEqual([
      '0',
      '0.04',
      '0.6',
      '2',
      '31',
      '91',
      '99',
      '99.5',
      '99.9',
      '100',
    ]);
  });

  it('are the same in a sentence and on the gauge beside it, near nothing and near everything', () => {
    const shares = [0.000004, 0.0004, 0.0012, 0.99081, 0.9951, 0.9996, 0.99996, 0, 1];
    const figure = (written: string) => Number(written);
    for (const share of shares) {
      const gauge = formatPercent(share, 'en');
      expect(figure(wholePercent(share, 'en')), gauge).toBe(figure(gauge));
    }
    expect(shares.slice(1, 6).map((share) => formatPercent(share, 'en'))).toEqual([
      '0.04',
      '0.1',
      '99.1',
      '99.5',
      '99.9',
    ]);
    expect(formatPercent(0.996, 'en', 0)).toBe('100');
  });

  it('never hold an ASCII hyphen, an exponent of a program or a negative zero', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.constantFrom(...LANGUAGES), (value, language) => {
        for (const written of [
          measured(value, language),
          formatValue(value, language),
          formatFixed(value % 1e6, language, 2),
          formatCount(value % 1e9, language),
        ]) {
          expect(written).not.toMatch(/[-eE]|NaN/);
          if (written.startsWith('−')) expect(written).toMatch(/[1-9]/);
        }
      }),
    );
  });
});
