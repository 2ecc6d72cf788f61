import { describe, expect, it } from 'vitest';
import { measured } from './measured.ts';

describe('measured', () => {
  it('keeps its digits while the value changes, zeros included', () => {
    expect([1.6, 1.63, 0.7, 51.26, 101.98].map((value) => measured(value, 'en'))).toEqual([
      '1.60',
      '1.63',
      '0.70',
      '51.3',
      '102',
    ]);
  });

  it('shows small and negative values, and says when there is none', () => {
    expect(measured(0.0763, 'en')).toBe('0.076');
    expect(measured(-0.235, 'ja')).toBe('−0.24');
    expect(measured(0, 'en')).toBe('0.00');
    for (const nothing of [null, undefined, Number.NaN]) expect(measured(nothing, 'en')).toBe('–');
  });
});
