import { describe, expect, it } from 'vitest';
import { relativeError } from '../testing/matchers.ts';
import { bandOf, bandwidthGrid, farGap, forceCurve, jsdCurve, measuredDeath, mmdCurve } from './bandwidthCurves.ts';
import { kernelNoise } from './kernelNoise.ts';
import { biasedMmd2, unbiasedMmd2 } from './mmd.ts';
import { pointPairs } from './pointPairs.ts';
import { key, normal } from './rng.ts';
import { noisyJsd, unitNoise } from './smoothedJsd.ts';
import { SMOOTHERS, smootherOf } from './smoother.ts';
import { mean } from './stats.ts';

const cloud = (name: string, count: number, x = 0, scale = 1): Float64Array =>
  Float64Array.from(normal(key(5, name), 2 * count), (value, i) => scale * value + (i % 2 === 0 ? x : 0));

describe.each(SMOOTHERS)('noise of the %s kernel', (smoother) => {
  it.each([1, 2])('has its density in %i dimensions', (d) => {
    const count = 40_000;
    const noise = kernelNoise(smoother, key(1, 'noise'), count, d);
    const radii = Float64Array.from({ length: count }, (_, i) =>
      Math.hypot(...noise.subarray(d * i, d * i + d)),
    ).sort();
    const kernel = smootherOf(smoother, d);
    const sphere = d === 1 ? 2 : 2 * Math.PI;
    // Mass within a radius, by the midpoint rule, against the share of draws (Kolmogorov distance).
    let mass = 0;
    const step = 2e-3;
    for (let r = step / 2; r < 6; r += step) {
      mass += sphere * r ** (d - 1) * Math.exp(kernel.logNormaliser + kernel.log(r * r)) * step;
      if (Math.round(r / step) % 250 !== 0) continue;
      const inside = radii.findIndex((radius) => radius > r + step / 2);
      expect(Math.abs((inside < 0 ? 1 : inside / count) - mass)).toBeLessThan(0.012);
    }
  });
});

describe('JSD of smoothed samples', () => {
  it('is log 2 far apart and 0 for one and the same sample', () => {
    const here = cloud('here', 60);
    const far = pointPairs(here, cloud('there', 60, 40));
    const same = pointPairs(here, here);
    expect(noisyJsd(far, { bandwidth: 0.3 }, unitNoise(far, 'gaussian', key(1, 'n')))).toBeCloseTo(Math.LN2, 6);
    expect(noisyJsd(same, { bandwidth: 0.3 }, unitNoise(same, 'gaussian', key(1, 'n')))).toBeCloseTo(0, 12);
  });

  it('is that of two Gaussians for two points, averaged over draws', () => {
    // Two point masses at distance 2.5 h: 0.442 nats.
    const pair = pointPairs([0, 0], [1.25, 0]);
    const noise = unitNoise(pair, 'gaussian', key(2, 'n'), 40_000);
    expect(Math.abs(noisyJsd(pair, { bandwidth: 0.5 }, noise) - 0.442)).toBeLessThan(0.005);
  });

  it('is biased up with noise', () => {
    const pairs = Array.from({ length: 6 }, (_, i) => pointPairs(cloud(`a${i}`, 100), cloud(`b${i}`, 100)));
    const settings = { bandwidth: 0.2 };
    const noisy = mean(pairs.map((pair, i) => noisyJsd(pair, settings, unitNoise(pair, 'gaussian', key(i, 'n')))));
    expect(noisy).toBeGreaterThan(0.03);
  });
});

describe('MMD²', () => {
  it('is the closed form of two points', () => {
    const pair = pointPairs([0, 0], [1, 0]);
    expect(biasedMmd2(pair, { bandwidth: 1 })).toBeCloseTo(2 - 2 * Math.exp(-0.5), 12);
  });

  it('of two Gaussians is its closed form, and the V-statistic lies above the U-statistic', () => {
    // E k(x, y) for x − y ~ N(μ, 2σ² I) in the plane is h²/(h² + 2σ²)·exp(−μ²/2(h² + 2σ²)).
    const pairs = Array.from({ length: 6 }, (_, i) => pointPairs(cloud(`p${i}`, 500), cloud(`q${i}`, 500, 1)));
    const unbiased = pairs.map((pair) => unbiasedMmd2(pair, { bandwidth: 2 }));
    expect(Math.abs(mean(unbiased) - (4 / 3) * (1 - Math.exp(-1 / 12)))).toBeLessThan(0.01);
    for (const [i, pair] of pairs.entries()) {
      expect(biasedMmd2(pair, { bandwidth: 2 })).toBeGreaterThan(unbiased[i] as number);
    }
  });

  it.each(SMOOTHERS)('is 0 as a V-statistic for equal sets with the %s kernel', (smoother) => {
    const points = cloud('same', 20);
    expect(biasedMmd2(pointPairs(points, points), { bandwidth: 0.5, smoother })).toBeCloseTo(0, 10);
  });
});

describe('curves over the bandwidth', () => {
  const bandwidths = bandwidthGrid();
  const apart = pointPairs(cloud('data', 40, 2, 0.01), cloud('start', 40, 0, 0.01));

  it('span the grid in equal ratios', () => {
    expect(bandwidths).toHaveLength(24);
    expect(bandwidths[0]).toBeCloseTo(0.005, 12);
    expect(bandwidths[23]).toBeCloseTo(3, 12);
    expect((bandwidths[7] as number) / (bandwidths[6] as number)).toBeCloseTo(600 ** (1 / 23), 10);
  });

  it('fall from log 2 as smoothing grows, and lie between the quantiles of their copies', () => {
    const jsd = jsdCurve(apart, bandwidths, unitNoise(apart, 'gaussian', key(3, 'n')));
    expect(jsd[0]).toBeCloseTo(Math.LN2, 6);
    expect(jsd[23]).toBeLessThan(0.2);
    const band = bandOf([jsd, jsd.map((x) => x + 1), jsd.map((x) => x - 1)]);
    expect(relativeError(band.median, jsd)).toBe(0);
    expect(band.high[4]).toBeCloseTo((jsd[4] as number) + 0.9, 10);
    expect(mmdCurve(apart, bandwidths)[12]).toBeGreaterThan(0);
  });

  it('show the force dying near an eighth of the gap', () => {
    const gap = farGap(apart);
    expect(Math.abs(gap - 2)).toBeLessThan(0.05);
    const death = measuredDeath(bandwidths, forceCurve(apart, bandwidths));
    // The ratio of the force to its peak at gap/8 in the unit of the curve, ∝ exp(−Δ²/8h²)/h²: within a grid step or two.
    expect(death).toBeGreaterThan(gap / 16);
    expect(death).toBeLessThan(gap / 4);
    expect(measuredDeath(Float64Array.of(1, 2), Float64Array.of(1, 1))).toBeNull();
  });
});
