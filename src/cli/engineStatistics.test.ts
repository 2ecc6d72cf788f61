import { describe, expect, it } from 'vitest';
import { welch } from './engineStatistics.ts';

describe("Welch's t", () => {
  it('is 0 for equal means and grows with the difference in standard errors', () => {
    expect(welch([1, 2, 3], [3, 2, 1])).toBe(0);
    // Means 2 and 4, variances 1, three values each: 2 / √(2/3).
    expect(welch([3, 4, 5], [1, 2, 3])).toBeCloseTo(2 / Math.sqrt(2 / 3), 12);
  });

  it('tells samples apart that do not overlap', () => {
    expect(Math.abs(welch([0.1, 0.11, 0.12, 0.1], [0.5, 0.52, 0.51, 0.5]))).toBeGreaterThan(10);
  });
});
