import { describe, expect, it } from 'vitest';
import { noisyCurveLaw } from './noisyCurve.ts';

const length = 5;
const std = 0.07;
const straight = { weight: 2, at: (t: number): [number, number] => [length * t, 0] };

describe('noisyCurveLaw', () => {
  it('has the closed form of a straight segment: inside, at the end and beside it', () => {
    const law = noisyCurveLaw([straight], std);
    const line = 1 / (length * Math.sqrt(2 * Math.PI) * std);
    for (const x of [1, 2.345, 3.99]) expect(Math.exp(law.logDensity?.(x, 0) ?? 0) / line).toBeCloseTo(1, 5);
    expect(Math.exp(law.logDensity?.(0, 0) ?? 0) / (line / 2)).toBeCloseTo(1, 5);
    expect(law.logDensity?.(2, 3 * std)).toBeCloseTo(Math.log(line) - 4.5, 5);
  });

  it('agrees with a far finer integral on a curve', () => {
    const at = (t: number): [number, number] => [Math.cos(5 * t) * (1 + t), Math.sin(5 * t) * (1 + t)];
    const law = noisyCurveLaw([{ weight: 1, at }], std);
    for (const t of [0, 0.1, 0.5, 0.77, 1]) {
      const [x, y] = [at(t)[0] + std, at(t)[1] - std / 2];
      const n = 200_000;
      let sum = 0;
      for (let i = 0; i < n; i++) {
        const [cx, cy] = at((i + 0.5) / n);
        sum += Math.exp(-((x - cx) ** 2 + (y - cy) ** 2) / (2 * std * std));
      }
      expect(Math.exp(law.logDensity?.(x, y) ?? 0) / (sum / n / (2 * Math.PI * std * std))).toBeCloseTo(1, 5);
    }
  });

  it('leaves out strands of weight zero and stays finite far away', () => {
    const law = noisyCurveLaw([straight, { weight: 0, at: () => [100, 100] }], std);
    expect(law.bounds.xMax).toBeLessThan(10);
    expect(Number.isFinite(law.logDensity?.(1e6, -1e6))).toBe(true);
  });
});
