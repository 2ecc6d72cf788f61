import { describe, expect, it } from 'vitest';
import {
  goldenMaximum,
  leaveOneOutLikelihood,
  likelihoodBandwidth,
  medianHeuristic,
  SMALLEST_BANDWIDTH,
  scottBandwidth,
  silvermanRule,
} from './bandwidthRules.ts';
import { kernelDensity } from './kernelDensity.ts';
import { key, normal } from './rng.ts';

const plane = normal(key(3, 'rules'), 800);
const line = normal(key(4, 'rules'), 400);
const scaled = (points: Float32Array, factor: number) => Float64Array.from(points, (x) => x * factor);

describe('rules of thumb', () => {
  it('give the textbook values for standard normals', () => {
    // Scott: n^(−1/6) and n^(−1/5); Silverman's factor in one dimension is (4/3)^(1/5) = 1.059.
    expect(scottBandwidth(plane)).toBeCloseTo(400 ** (-1 / 6), 1);
    expect(scottBandwidth(line, 1)).toBeCloseTo(400 ** (-1 / 5), 1);
    expect(silvermanRule(line, 1)).toBeCloseTo(1.059 * 400 ** (-1 / 5), 1);
    // ‖x − x′‖²/2 is χ² with d degrees of freedom, of median 2 log 2 in the plane.
    expect(medianHeuristic(plane)).toBeCloseTo(Math.sqrt(2 * Math.LN2), 1);
  });

  it('are the exact formulas on four points', () => {
    const square = [0, 0, 0, 2, 2, 0, 2, 2];
    expect(scottBandwidth(square)).toBeCloseTo(4 ** (-1 / 6), 12);
    // Six distances: four of 2 and two of √8; the median square is 4.
    expect(medianHeuristic(square)).toBeCloseTo(Math.SQRT2, 12);
  });

  it('the median goes by pairs of different points, so it does not jump where points repeat', () => {
    // Three distances 1, 2, 3; then as many again, so that the two in the middle are 2 and 2, or 1 and 3.
    expect(medianHeuristic([0, 0, 1, 0, 3, 0])).toBeCloseTo(2 / Math.SQRT2, 12);
    expect(medianHeuristic([0, 1, 4], 1) ** 2 * 2).toBeCloseTo(9, 12);
    expect(medianHeuristic([0, 1, 3, 7], 1) ** 2 * 2).toBeCloseTo((9 + 16) / 2, 12);
    for (const ones of [3, 49, 50, 51, 97]) {
      const atoms = Array.from({ length: 200 }, (_, i) => (i % 2 === 0 && i < 2 * ones ? 1 : i % 2 === 0 ? -1 : 0));
      expect(medianHeuristic(atoms)).toBeCloseTo(Math.SQRT2, 12);
    }
    expect(medianHeuristic(Array(20).fill(1))).toBe(SMALLEST_BANDWIDTH);
  });

  it.each([
    ['Scott', scottBandwidth],
    ['Silverman', silvermanRule],
    ['median', medianHeuristic],
    ['likelihood', likelihoodBandwidth],
  ])('%s scales with the data and is positive for identical points', (_, rule) => {
    expect(rule(scaled(plane, 3)) / rule(plane)).toBeCloseTo(3, 1);
    expect(rule([1, 1, 1, 1, 1, 1])).toBeGreaterThanOrEqual(SMALLEST_BANDWIDTH);
    expect(rule([1, 1])).toBeGreaterThanOrEqual(SMALLEST_BANDWIDTH);
  });

  it('Silverman’s spread ignores an outlier that moves Scott’s', () => {
    const outlier = [...line.slice(0, 399), 60];
    expect(silvermanRule(outlier, 1)).toBeLessThan(1.3 * silvermanRule(line, 1));
    expect(scottBandwidth(outlier, 1)).toBeGreaterThan(2 * scottBandwidth(line, 1));
  });
});

describe('leave-one-out likelihood', () => {
  it('is the mean log density of a density estimate without the point', () => {
    const points = plane.subarray(0, 40);
    const density = kernelDensity(points, 0.3);
    let sum = 0;
    for (let i = 0; i < 20; i++) sum += density.logEvaluate(points[2 * i] as number, points[2 * i + 1] as number, i);
    expect(leaveOneOutLikelihood(points)(0.3)).toBeCloseTo(sum / 20, 10);
  });

  it('is greatest at the bandwidth found, against a fine scan', () => {
    const points = plane.subarray(0, 300);
    const likelihood = leaveOneOutLikelihood(points);
    const found = likelihood(likelihoodBandwidth(points));
    for (let h = 0.05; h < 2; h *= 1.01) expect(likelihood(h)).toBeLessThan(found + 1e-4);
  });

  it('resolves two tight modes where Scott’s rule blurs them', () => {
    const modes = Float64Array.from(plane, (x, i) => 0.02 * x + (i % 4 === 0 ? 1 : 0));
    expect(likelihoodBandwidth(modes)).toBeLessThan(0.03);
    expect(scottBandwidth(modes)).toBeGreaterThan(0.08);
  });
});

it('golden section finds the top of a parabola', () => {
  expect(goldenMaximum((x) => -((x - 0.7) ** 2), -1, 3, 1e-6)).toBeCloseTo(0.7, 5);
});
