import { describe, expect, it } from 'vitest';
import { imageSpace } from '../data/space.ts';
import type { LikelihoodContext, MetricContext } from './contract.ts';
import { evaluateAll, METRICS } from './index.ts';

const OWN = METRICS.filter(({ lab }) => lab === 'layers');

const context = (lab: MetricContext['lab'], likelihood?: LikelihoodContext): MetricContext => ({
  samples: new Float32Array(16),
  reference: new Float32Array(16),
  modes: [],
  images: { space: imageSpace(2, 2, 1), training: new Float32Array(16) },
  ...(lab && { lab }),
  ...(likelihood && { likelihood }),
});

const full: LikelihoodContext = {
  validation: -15,
  training: -9.5,
  validationCeiling: -12.5,
  ceiling: -7.5,
  certificate: 0.25,
  uHat: -8,
  reconstruction: -10,
  legal: 0.25,
  likeliestLegal: 0.5,
  floor: -5.5,
  kl: 3,
  deadBits: 2,
  logZDeviation: 0.1,
  remembered: -8,
  memory: 0.9,
};

describe('metrics of towers', () => {
  it('say what is known, the ceiling with what may be lacking to it', () => {
    const { metrics, reasons } = evaluateAll(context('layers', full), OWN);
    expect(metrics).toEqual({
      logLikelihood: -15,
      logLikelihoodTraining: -9.5,
      validationCeiling: -12.5,
      latentCeiling: -7.25,
      latentBound: -8,
      reconstructionBound: -10,
      optimismGap: 2.25,
      topDivergence: 3,
      legalShare: 0.25,
      likeliestLegalShare: 0.5,
      deadBits: 2,
      chainMemory: 0.9,
      logZDeviation: 0.1,
      rememberedCodes: -8,
    });
    expect(reasons).toEqual({});
  });

  it('give reasons where something is not known', () => {
    const { metrics, reasons } = evaluateAll(context('layers', { validation: -15, training: -9 }), OWN);
    expect(Object.keys(reasons).sort()).toEqual([
      'chainMemory',
      'deadBits',
      'latentBound',
      'latentCeiling',
      'legalShare',
      'likeliestLegalShare',
      'logZDeviation',
      'optimismGap',
      'reconstructionBound',
      'rememberedCodes',
      'topDivergence',
      'validationCeiling',
    ]);
    expect(metrics).toMatchObject({ logLikelihood: -15, latentCeiling: null, topDivergence: null });
    expect(Object.keys(evaluateAll(context('layers'), OWN).reasons)).toHaveLength(OWN.length);
  });

  it('are taken of no other run', () => {
    for (const lab of ['gan', 'sampler', 'particles'] as const) {
      expect(evaluateAll(context(lab, full), OWN).metrics).toEqual({});
    }
    const { images: _, ...plane } = context('layers', full);
    expect(evaluateAll(plane, OWN).metrics).toEqual({});
  });
});
