import { describe, expect, it } from 'vitest';
import { binomialBand } from './binomial.ts';

describe('the band of a share', () => {
  it('has the quantiles of the tables', () => {
    // B(10, 1/2): P(k ≤ 1) = 0.0107, P(k ≤ 2) = 0.0547, P(k ≤ 7) = 0.9453, P(k ≤ 8) = 0.9893.
    expect(binomialBand(0.5, 10)).toEqual([0.2, 0.8]);
    // B(20, 1/10): P(0) = 0.1216, P(k ≤ 3) = 0.8670, P(k ≤ 4) = 0.9568.
    expect(binomialBand(0.1, 20)).toEqual([0, 0.2]);
  });

  it('comes near the normal law for many samples, without running out of numbers', () => {
    for (const [share, n] of [
      [0.5, 2_500],
      [0.1, 1_000],
    ] as const) {
      const half = 1.645 * Math.sqrt((share * (1 - share)) / n);
      const [low, high] = binomialBand(share, n);
      expect(Math.abs(low - (share - half))).toBeLessThan(1.5 / n);
      expect(Math.abs(high - (share + half))).toBeLessThan(1.5 / n);
    }
  });

  it('has no width where nothing is left to chance', () => {
    expect(binomialBand(0, 100)).toEqual([0, 0]);
    expect(binomialBand(1, 100)).toEqual([1, 1]);
  });
});
