import { describe, expect, it } from 'vitest';
import { medianHeuristic } from '../math/bandwidthRules.ts';
import { key, normal } from '../math/rng.ts';
import { mean } from '../math/stats.ts';
import { exactSamples, ringModes } from '../testing/mixtures.ts';
import { EVALUATION_SAMPLES } from './contract.ts';
import { evaluateAll, findMetric } from './index.ts';

const ring = ringModes(8);
const reference = exactSamples(ring, EVALUATION_SAMPLES, 1);
const CLOUDS = ['w1', 'jsd', 'mmd2', 'precision', 'recall', 'density', 'coverage'] as const;
const measure = (samples: Float32Array, against = reference) =>
  evaluateAll({ samples, reference: against, modes: ring }).metrics as Record<string, number>;

describe('comparisons of clouds', () => {
  it('know the reference itself', () => {
    const { mmd2, ...rest } = measure(reference);
    expect(rest).toMatchObject({
      w1: 0,
      jsd: 0,
      precision: 1,
      recall: 1,
      density: expect.closeTo(6 / 5, 9),
      coverage: 1,
    });
    // Without self terms the estimate of zero lies below it.
    expect(mmd2).toBeLessThan(0);
    expect(mmd2).toBeGreaterThan(-0.01);
  });

  it('measure a translation as its length, and log 2 once nothing meets', () => {
    const moved = measure(reference.map((value, i) => (i % 2 === 0 ? value + 30 : value)));
    expect(moved.w1).toBeCloseTo(30, 5);
    expect(moved.jsd).toBeCloseTo(Math.LN2, 6);
    expect(moved).toMatchObject({ precision: 0, recall: 0, density: 0, coverage: 0 });
    expect(moved.mmd2).toBeGreaterThan(0.8);
  });

  it('have the closed form of shifted Gaussians in MMD²', () => {
    const data = normal(key(1, 'mmd data'), 1_000);
    const squared = medianHeuristic(data) ** 2;
    const estimates = Array.from({ length: 12 }, (_, seed) => {
      const samples = normal(key(seed, 'mmd samples'), 1_000).map((value, i) => (i % 2 === 0 ? value + 1 : value));
      return evaluateAll({ samples, reference: data, modes: [] }, [findMetric('mmd2')]).metrics.mmd2 as number;
    });
    // E k(x, y) of Gaussian kernels and points, two dimensions, unit variance: the kernel widens by both variances.
    const exact = ((2 * squared) / (squared + 2)) * (1 - Math.exp(-1 / (2 * (squared + 2))));
    expect(Math.abs(mean(estimates) - exact)).toBeLessThan(0.15 * exact);
  });

  it('tell one mode of eight from all, each in its own way', () => {
    const all = measure(exactSamples(ring, EVALUATION_SAMPLES, 2));
    const one = measure(exactSamples(ring.slice(0, 1), EVALUATION_SAMPLES, 2));
    expect(one.precision).toBeGreaterThan(0.95);
    expect(one.recall).toBeLessThan(0.2);
    expect(one.coverage).toBeLessThan(0.2);
    for (const key of ['w1', 'jsd', 'mmd2']) expect(one[key]).toBeGreaterThan(5 * Math.abs(all[key] as number));
    // Seven eighths of the mass lie where the samples have none.
    const exact = 0.5 * (Math.log(16 / 9) + (7 / 8) * Math.log(2) + (1 / 8) * Math.log(2 / 9));
    expect(Math.abs((one.jsd as number) - exact)).toBeLessThan(0.02);
  });

  it('give a reason where there is no number', () => {
    for (const samples of [new Float32Array(0), Float32Array.of(Number.NaN, 0), Float32Array.of(1, 1)]) {
      const { metrics, reasons } = evaluateAll({ samples, reference, modes: [] });
      expect(metrics.precision).toBeNull();
      expect(metrics.mmd2).toBeNull();
      for (const key of CLOUDS) {
        if (metrics[key] === null) expect(reasons[key]?.ja).toMatch(/点/);
        else expect(Number.isFinite(metrics[key])).toBe(true);
      }
    }
    const onePlace = new Float32Array(200).fill(1);
    const { metrics, reasons } = evaluateAll({ samples: reference, reference: onePlace, modes: [] });
    expect(metrics.jsd).toBeNull();
    expect(reasons.jsd?.en).toMatch(/no spread/);
    for (const key of ['w1', 'mmd2', 'coverage']) expect(Number.isFinite(metrics[key])).toBe(true);
  });
});

describe('samples near a mode', () => {
  const at = (counts: readonly number[]): Float32Array =>
    Float32Array.from(
      counts.flatMap((count, mode) =>
        Array.from({ length: count }, () => [ring[mode]?.x ?? 50, (ring[mode]?.y ?? 50) + 0.05]).flat(),
      ),
    );

  it('are counted within a tenth of a unit, against all samples', () => {
    // Entries beyond the eight modes are samples that are near none.
    const { near, nearModes } = measure(at([4, 3, 0, 0, 0, 0, 0, 0, 93]));
    expect(near).toBe(0.07);
    expect(nearModes).toBe(1);
    expect(measure(exactSamples(ring, EVALUATION_SAMPLES, 3)).nearModes).toBe(8);
  });

  it('keep to the Rayleigh law of Gaussian modes', () => {
    const expected = 1 - Math.exp(-0.5);
    expect(Math.abs((measure(exactSamples(ring, 20_000, 4)).near as number) - expected)).toBeLessThan(0.012);
  });
});
