import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { studentQuantile } from './studentT.ts';

describe("the quantile of Student's t", () => {
  it.each([
    [1, 12.7062],
    [2, 4.30265],
    [3, 3.18245],
    [4, 2.77645],
    [9, 2.26216],
    [19, 2.09302],
    [30, 2.04227],
    [1000, 1.96234],
  ])('is that of the tables at 97.5 %% with %i degrees of freedom', (degrees, known) => {
    expect(studentQuantile(0.975, degrees)).toBeCloseTo(known, degrees === 1 ? 4 : 5);
  });

  it('is that of closed forms with one and two degrees, from the tails to the middle', () => {
    for (const p of [1e-4, 0.01, 0.2, 0.5, 0.7, 0.95, 0.9995]) {
      expect(studentQuantile(p, 1) / Math.tan(Math.PI * (p - 0.5)) || 1).toBeCloseTo(1, 8);
      expect(studentQuantile(p, 2)).toBeCloseTo((2 * p - 1) / Math.sqrt(2 * p * (1 - p)), 6);
    }
  });

  it('is odd about one half, grows with the probability, and comes nearer to it with more degrees', () => {
    const probability = fc.double({ min: 0.5001, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(probability, fc.integer({ min: 1, max: 400 }), (p, degrees) => {
        const here = studentQuantile(p, degrees);
        expect(studentQuantile(1 - p, degrees)).toBeCloseTo(-here, 9);
        expect(studentQuantile(p + 0.0005, degrees)).toBeGreaterThan(here);
        expect(studentQuantile(p, degrees + 1)).toBeLessThan(here);
      }),
      { numRuns: 60 },
    );
  });

  it('does not exist without degrees of freedom, or for what is no probability', () => {
    for (const [p, degrees] of [
      [0.975, 0],
      [0.975, 2.5],
      [0, 3],
      [1, 3],
      [Number.NaN, 3],
    ] as const) {
      expect(studentQuantile(p, degrees)).toBeNaN();
    }
  });
});
