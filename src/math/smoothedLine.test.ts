import { describe, expect, it } from 'vitest';
import { logitsAt } from './kernelGan.ts';
import { key } from './rng.ts';
import { estimateErrors, lineMixture, lineReading, logEstimateAt } from './smoothedLine.ts';

const two = [
  { x: -1, std: 0.2, weight: 1 },
  { x: 1, std: 0.4, weight: 3 },
];
const one = [{ x: 0, std: 0.5, weight: 1 }];
const options = { real: two, generated: one, count: 200, bandwidth: 0.3, key: key(1, 'line'), from: -4, to: 4 };

describe('a mixture on the line', () => {
  it('has normalised weights and the density of its parts', () => {
    const expected = (0.25 / 0.2 + (0.75 / 0.4) * Math.exp(-12.5)) / Math.sqrt(2 * Math.PI);
    expect(lineMixture(two).density(-1)).toBeCloseTo(expected, 10);
  });

  it('smoothes by adding variances, twice like once', () => {
    const once = lineMixture(two).smoothed(0.5);
    const twice = lineMixture(two).smoothed(0.3).smoothed(0.4);
    for (const x of [-2, 0, 0.7]) expect(twice.density(x)).toBeCloseTo(once.density(x), 12);
  });

  it('refuses what is no mixture', () => {
    expect(() => lineMixture([])).toThrow(RangeError);
    expect(() => lineMixture([{ x: 0, std: 0, weight: 1 }])).toThrow(RangeError);
  });
});

describe('an estimate on the line', () => {
  it.each([0.01, 0.1, 1, 5])('is that of Kernel GAN at bandwidth %d, far out too', (bandwidth) => {
    const sample = lineMixture(two).sample(key(3, 'line'), 300);
    const x = Float64Array.from({ length: 61 }, (_, i) => -15 + i / 2);
    const expected = logitsAt(x, { real: sample, generated: sample, dimension: 1 }, { bandwidth }).logReal;
    const found = logEstimateAt(x, sample, bandwidth);
    for (const [i, value] of found.entries()) {
      expect(Math.abs(value - (expected[i] as number))).toBeLessThan(1e-9 * Math.max(1, Math.abs(value)));
    }
  });
});

describe('bias and variance of an estimate', () => {
  it('follow the textbook for a small bandwidth', () => {
    // N(0, 1) at 0: bias h²/2·p″(0) = −h²/2·p(0), variance p(0)/(2nh√π).
    const law = lineMixture([{ x: 0, std: 1, weight: 1 }]);
    const { bias, variance } = estimateErrors(law, 1_000, 0.02, 0);
    const peak = 1 / Math.sqrt(2 * Math.PI);
    expect(bias / ((-(0.02 ** 2) / 2) * peak)).toBeCloseTo(1, 3);
    expect(variance / (peak / (2_000 * 0.02 * Math.sqrt(Math.PI)))).toBeCloseTo(1, 1);
  });

  it('are what resampling measures', () => {
    const reading = lineReading({ ...options, resamples: 400, columns: 17 });
    const law = lineMixture(two);
    for (const [i, x] of reading.x.entries()) {
      const { bias, variance } = estimateErrors(law, options.count, options.bandwidth, x);
      const sd = Math.sqrt(variance);
      const measured = Math.sqrt(reading.real.squaredBias[i] as number);
      expect(Math.abs(measured - Math.abs(bias))).toBeLessThan(4 * (sd / 20) + 1e-9);
      if (variance > 1e-6) expect((reading.real.variance[i] as number) / variance).toBeCloseTo(1, 0);
    }
  });

  it('are exact where nothing is resampled', () => {
    const { x, real } = lineReading({ ...options, columns: 9 });
    for (const [i, at] of x.entries()) {
      const { bias, variance } = estimateErrors(lineMixture(two), options.count, options.bandwidth, at);
      expect(real.squaredBias[i]).toBeCloseTo(bias ** 2, 14);
      expect(real.variance[i]).toBeCloseTo(variance, 14);
    }
  });

  it('trade off: a wide kernel has bias, a narrow one variance', () => {
    const [narrow, wide] = [0.03, 1].map((bandwidth) => lineReading({ ...options, bandwidth }).real);
    expect(wide?.totalSquaredBias).toBeGreaterThan(10 * (narrow?.totalSquaredBias ?? 0));
    expect(narrow?.totalVariance).toBeGreaterThan(10 * (wide?.totalVariance ?? 0));
  });
});

describe('the discriminators of the line', () => {
  it('are probabilities; the estimate’s approaches the smoothed one with the sample size', () => {
    const error = (count: number): number => {
      const { closedForm, bestSmoothed, x } = lineReading({ ...options, count, resamples: 1 });
      const inside = closedForm.filter((_, i) => Math.abs(x[i] as number) < 1.5);
      const target = bestSmoothed.filter((_, i) => Math.abs(x[i] as number) < 1.5);
      return inside.reduce((sum, value, i) => sum + Math.abs(value - (target[i] as number)), 0) / inside.length;
    };
    expect(error(10_000)).toBeLessThan(0.02);
    expect(error(30)).toBeGreaterThan(error(10_000));
    expect(lineReading(options).best.every((value) => value >= 0 && value <= 1)).toBe(true);
  });

  it('lose divergence by smoothing, never gain', () => {
    const { jsd } = lineReading(options);
    expect(jsd.smoothed).toBeLessThan(jsd.laws);
    expect(jsd.smoothed).toBeGreaterThan(0);
    const same = lineReading({ ...options, generated: two });
    expect(same.jsd.laws).toBeCloseTo(0, 6);
    expect(same.jsd.estimates).toBeGreaterThan(0);
  });

  it('has the JSD of two point masses', () => {
    // Δ/h = 2.5: 0.442 nats.
    const point = (x: number) => [{ x, std: 1e-6, weight: 1 }];
    const reading = lineReading({ ...options, real: point(0), generated: point(1), bandwidth: 0.4, columns: 801 });
    expect(Math.abs(reading.jsd.estimates - 0.442)).toBeLessThan(6e-4);
  });
});
