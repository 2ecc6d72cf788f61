import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SPEEDS, speedAt, speedIndex } from './speed.ts';

describe('speed slider', () => {
  it('returns every stop unchanged', () => {
    for (const speed of SPEEDS) expect(speedAt(speedIndex(speed))).toBe(speed);
  });

  it('puts a rate at the nearest stop in ratio', () => {
    expect(speedAt(speedIndex(5))).toBe(3);
    expect(speedAt(speedIndex(6))).toBe(10);
    expect(speedAt(speedIndex(1e9))).toBe(5_000);
    expect(speedAt(speedIndex(1e-9))).toBe(1);
  });

  it('is monotone and never leaves the slider', () => {
    const rate = fc.double({ min: 1e-6, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(rate, rate, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(speedIndex(low)).toBeLessThanOrEqual(speedIndex(high));
        expect(speedIndex(high)).toBeLessThan(SPEEDS.length - 1);
        expect(speedIndex(low)).toBeGreaterThan(0);
      }),
    );
  });
});
