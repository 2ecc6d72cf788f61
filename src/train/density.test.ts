import { expect, test } from 'vitest';
import { effective } from '../experiment/availability.ts';
import { defaultExperiment, withValues } from '../experiment/experiment.ts';
import { kernelDensity } from '../math/kernelDensity.ts';
import { SMOOTHERS } from '../math/smoother.ts';
import { densityOf, displayBandwidth, kernelNow } from './density.ts';

const points = Float32Array.of(0, 0, 0.4, -0.2, -0.3, 0.5);
const bounds = { xMin: -12, xMax: 12, yMin: -12, yMax: 12 };
const side = 96;
const cell = (24 / side) ** 2;

test.each(SMOOTHERS)('a %s density holds a mass of one', (smoother) => {
  const { real } = densityOf(points, points, bounds, side, side, { smoother, bandwidth: 0.6 });
  const mass = real.reduce((sum, value) => sum + value * cell, 0);
  // The heavy tail of the Student kernel leaves the window.
  expect(mass).toBeGreaterThan(smoother === 'student-t' ? 0.97 : 0.995);
  expect(mass).toBeLessThan(1.02);
});

test('the density follows the bandwidth of the run and falls back to a rule without smoothing', () => {
  const smoothed = effective(withValues(defaultExperiment(), { 'smoothing.on': true }));
  expect(kernelNow({ trained: effective(defaultExperiment()), step: 0 })).toBeNull();
  expect(kernelNow({ trained: smoothed, step: 0 })).toEqual({
    smoother: 'gaussian',
    bandwidth: smoothed.smoothing.bandwidth,
  });
  const exact = (bandwidth: number) => kernelDensity(points, bandwidth).grid(bounds, side, side);
  const wide = densityOf(points, points, bounds, side, side, { smoother: 'gaussian', bandwidth: 0.9 });
  const plain = densityOf(points, points, bounds, side, side, null);
  const expected = exact(0.9);
  wide.generated.forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i] as number, 6);
  });
  expect(Math.max(...plain.real)).toBeCloseTo(Math.max(...exact(displayBandwidth(points))), 5);
});

test('a kernel narrower than the cells still shows', () => {
  const { real } = densityOf(points, points, bounds, 24, 24, { smoother: 'epanechnikov', bandwidth: 0.005 });
  expect(Math.max(...real)).toBeGreaterThan(0);
});
