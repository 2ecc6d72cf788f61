import { describe, expect, it } from 'vitest';
import { exactSamples, ringModes } from '../testing/mixtures.ts';
import type { CriticOutputs } from './contract.ts';
import { evaluateAll, findMetric, METRICS } from './index.ts';

describe('the registry', () => {
  it('names every metric once, in both languages, with a formula', () => {
    expect(METRICS.map(({ key }) => key)).toEqual([
      'modes',
      'strictModes',
      'modeCount',
      'highQuality',
      'reverseKl',
      'modeMassError',
      'near',
      'nearModes',
      'modeSpread',
      'classesCaptured',
      'classKl',
      'recognisable',
      'confidence',
      'askedClass',
      'amScore',
      'amScoreKl',
      'amScoreEntropy',
      'inceptionScore',
      'marginalEntropy',
      'frechet',
      'stackedModes',
      'stackedKl',
      'featureDiversity',
      'ssimDiversity',
      'nearestPixels',
      'nearestFeatures',
      'w1',
      'slicedWasserstein',
      'energyDistance',
      'jsd',
      'mmd2',
      'ksd',
      'precision',
      'recall',
      'density',
      'coverage',
      'criticGap',
      'criticSpread',
      'criticSlopeMean',
      'criticSlopeMax',
      'criticLoss',
      'generatorLoss',
      'penalty',
      'penaltySlope',
      'scoreLoss',
      'samplerLoss',
      'logLikelihood',
      'logLikelihoodTraining',
      'validationCeiling',
      'latentCeiling',
      'latentBound',
      'reconstructionBound',
      'optimismGap',
      'topDivergence',
      'legalShare',
      'likeliestLegalShare',
      'deadBits',
      'chainMemory',
      'logZDeviation',
      'rememberedCodes',
    ]);
    for (const { id, key, title, definition, formula } of METRICS) {
      expect(id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())).toBe(key);
      expect(title.ja).not.toBe(title.en);
      expect(definition.en).toMatch(/\.$/);
      expect(definition.ja).toMatch(/。$/);
      expect(formula).toMatch(/^<math/);
    }
    expect(findMetric('reverseKl').unit?.en).toBe('nats');
    expect(findMetric('criticGap').definition.en).not.toMatch(/distance/i);
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

describe('critic outputs', () => {
  const points = exactSamples(ringModes(8), 20, 1);
  const measure = (critic?: CriticOutputs) =>
    evaluateAll({ samples: points, reference: points, modes: [], ...(critic && { critic }) });

  it('give the gap and the spread over the data', () => {
    const { metrics } = measure({ real: Float32Array.of(1, 3), fake: Float32Array.of(0, 0, 9) });
    expect(metrics).toMatchObject({ criticGap: -1, criticSpread: 1 });
  });

  it('say so when nobody asked the critic, and let no infinity through', () => {
    expect(measure().metrics).toMatchObject({ criticGap: null, criticSpread: null });
    expect(measure().reasons.criticGap?.en).toMatch(/not been measured/);
    const broken = measure({ real: Float32Array.of(Number.POSITIVE_INFINITY), fake: Float32Array.of(0) });
    expect(broken.metrics.criticGap).toBeNull();
  });
});
