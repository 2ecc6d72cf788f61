import { describe, expect, it } from 'vitest';
import { KERNEL_FAMILIES, kernelOf } from './kernels.ts';

/** ∫ f(r) r^(d−1) dr over [0, reach] times the unit sphere, by the midpoint rule. */
function radialIntegral(f: (r: number) => number, d: number, reach: number): number {
  const sphere = { 1: 2, 2: 2 * Math.PI, 3: 4 * Math.PI }[d] as number;
  const cells = 400_000;
  let sum = 0;
  for (let i = 0; i < cells; i++) {
    const r = ((i + 0.5) / cells) * reach;
    sum += f(r) * r ** (d - 1);
  }
  return (sphere * sum * reach) / cells;
}

describe.each(KERNEL_FAMILIES)('%s kernel', (family) => {
  // Student-t tails fall as r^-3 in the second moment: a wide window, and a tolerance for what lies beyond.
  const reach = { gaussian: 12, laplace: 40, epanechnikov: 6, 'student-t': 4_000 }[family];

  it.each([1, 2, 3])('integrates to one in %i dimensions', (d) => {
    const kernel = kernelOf(family, d);
    const mass = radialIntegral((r) => Math.exp(kernel.logNormaliser + kernel.log(r * r)), d, reach);
    expect(mass).toBeCloseTo(1, 2);
  });

  it.each([1, 2, 3])('has the bandwidth as standard deviation per axis in %i dimensions', (d) => {
    const kernel = kernelOf(family, d);
    const variance = radialIntegral((r) => (r * r * Math.exp(kernel.logNormaliser + kernel.log(r * r))) / d, d, reach);
    expect(Math.sqrt(variance)).toBeCloseTo(1, family === 'student-t' ? 1 : 2);
  });

  it('has the slope of its logarithm', () => {
    const kernel = kernelOf(family);
    for (const s of [0.01, 0.3, 1, 2.5, 5.5, 9, 400]) {
      const step = 1e-5 * s;
      const difference = (kernel.log(s + step) - kernel.log(s - step)) / (2 * step);
      expect(kernel.slope(s)).toBeCloseTo(difference, 5);
    }
  });

  it('stays finite and falls with distance', () => {
    const kernel = kernelOf(family);
    let last = kernel.log(0);
    expect(last).toBeLessThanOrEqual(0);
    for (const s of [0.1, 1, 5.99, 6, 7, 1e4, 1e9]) {
      const value = kernel.log(s);
      expect(Number.isFinite(value)).toBe(true);
      expect(value).toBeLessThanOrEqual(last);
      last = value;
    }
  });
});

it('refuses a dimension without a normaliser', () => {
  expect(() => kernelOf('gaussian', 0)).toThrow(RangeError);
  expect(() => kernelOf('gaussian', 2.5)).toThrow(RangeError);
});
