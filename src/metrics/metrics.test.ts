import { describe, expect, it } from 'vitest';
import { exactSamples, ringModes } from '../testing/mixtures.ts';
import { EVALUATION_SAMPLES } from './contract.ts';
import { evaluateAll, findMetric, METRICS } from './index.ts';
import { noiseFloor } from './noiseFloor.ts';

describe('the registry', () => {
  it('names every metric once, in both languages, with a formula', () => {
    expect(METRICS.map(({ key }) => key)).toEqual([
      'modes',
      'strictModes',
      'modeCount',
      'highQuality',
      'reverseKl',
      'slicedWasserstein',
      'criticSlopeMean',
      'criticSlopeMax',
      'criticLoss',
      'generatorLoss',
      'penalty',
    ]);
    for (const { id, key, title, definition, formula } of METRICS) {
      expect(id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())).toBe(key);
      expect(title.ja).not.toBe(title.en);
      expect(definition.en).toMatch(/\.$/);
      expect(definition.ja).toMatch(/。$/);
      expect(formula).toMatch(/^<math/);
    }
    expect(findMetric('reverseKl').unit?.en).toBe('nats');
    expect(() => findMetric('toString')).toThrow(RangeError);
  });
});

describe('reports and slopes', () => {
  const points = Float32Array.from([0, 0, 1, 1]);
  const measure = (more: object) => evaluateAll({ samples: points, reference: points, modes: [], ...more });

  it('passes on what the phases reported', () => {
    const { metrics, reasons } = measure({
      report: { criticLoss: 1.5, generatorLoss: -2 },
      slopes: Float32Array.of(1, 2, 6),
    });
    expect(metrics).toMatchObject({
      criticLoss: 1.5,
      generatorLoss: -2,
      penalty: null,
      criticSlopeMean: 3,
      criticSlopeMax: 6,
    });
    expect(reasons.penalty?.en).toMatch(/switched on/);
  });

  it('does not let a non-finite number through', () => {
    const { metrics, reasons } = measure({
      report: { criticLoss: Number.NaN },
      slopes: Float32Array.of(1, Number.NaN),
    });
    expect(metrics).toMatchObject({
      criticLoss: null,
      criticSlopeMean: null,
      criticSlopeMax: null,
    });
    expect(reasons.criticLoss?.en).toMatch(/finite/);
  });
});

describe('sliced Wasserstein distance', () => {
  const ring = exactSamples(ringModes(8), 800, 1);
  const to = (samples: Float32Array) => evaluateAll({ samples, reference: ring, modes: [] }).metrics.slicedWasserstein;

  it('is zero for the same points and the mean projected length of a shift', () => {
    expect(to(ring)).toBe(0);
    // The mean of |cos θ| over all directions is 2/π.
    expect(to(ring.map((value, i) => (i % 2 === 0 ? value + 3 : value)))).toBeCloseTo((3 * 2) / Math.PI, 2);
  });

  it('tells an exact sampler from a collapsed one', () => {
    expect(to(exactSamples(ringModes(8), 800, 2))).toBeLessThan(0.2);
    expect(to(exactSamples(ringModes(8).slice(0, 1), 800, 2))).toBeGreaterThan(1);
  });
});

describe('the noise floor', () => {
  it.each([
    { side: 8, modes: ringModes(8), kl: [0.0015, 0.0008] as const },
    {
      side: 25,
      modes: Array.from({ length: 25 }, (_, i) => ({
        x: 2 * (i % 5),
        y: 2 * Math.floor(i / 5),
        stdX: 0.05,
        stdY: 0.05,
        weight: 0.04,
      })),
      kl: [0.0049, 0.0014] as const,
    },
  ])('matches the simulated perfect sampler of $side modes', ({ side, modes, kl }) => {
    const floor = noiseFloor(modes, EVALUATION_SAMPLES);
    expect(floor?.modes).toEqual({
      mean: side,
      sd: 0,
      low: side,
      high: side,
    });
    expect(floor?.strictModes.mean).toBe(side);
    expect(floor?.highQuality.mean).toBeCloseTo(0.9889, 2);
    expect(floor?.highQuality.sd).toBeCloseTo(0.0021, 3);
    expect(floor?.reverseKl.mean).toBeCloseTo(kl[0], 3);
    expect(floor?.reverseKl.sd).toBeCloseTo(kl[1], 3);
    expect(floor?.reverseKl.low).toBeLessThan(floor?.reverseKl.mean ?? 0);
    expect(floor?.reverseKl.high).toBeGreaterThan(floor?.reverseKl.mean ?? 1);
  });

  it('is remembered, and follows unequal weights and small samples', () => {
    const modes = ringModes(4, [97, 1, 1, 1]);
    expect(noiseFloor(modes, 100)).toBe(noiseFloor(modes, 100));
    expect(noiseFloor(modes, 100)?.modes.mean).toBeLessThan(4);
    expect(noiseFloor(modes, EVALUATION_SAMPLES)?.modes.mean).toBe(4);
    expect(noiseFloor([], 100)).toBeNull();
    expect(noiseFloor(modes, 0)).toBeNull();
  });
});
