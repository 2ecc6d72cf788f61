import type { Prdc } from '../math/prdc.ts';
import { type Text, text } from '../schema/text.ts';
import { amScoreMetric } from './amScore.ts';
import { amScoreEntropy } from './amScoreEntropy.ts';
import { amScoreKl } from './amScoreKl.ts';
import { askedClass } from './askedClass.ts';
import { chainMemory } from './chainMemory.ts';
import { classesCaptured } from './classesCaptured.ts';
import { classKl } from './classKl.ts';
import { confidence } from './confidence.ts';
import type { MetricContext, MetricDeclaration, MetricInput } from './contract.ts';
import { type ModeShare, measureCoverage } from './coverage.ts';
import { criticGap } from './criticGap.ts';
import { criticLoss } from './criticLoss.ts';
import { criticSlopeMax } from './criticSlopeMax.ts';
import { criticSlopeMean } from './criticSlopeMean.ts';
import { criticSpread } from './criticSpread.ts';
import { deadBits } from './deadBits.ts';
import { density } from './density.ts';
import { energyDistance } from './energyDistance.ts';
import { featureDiversity } from './featureDiversity.ts';
import { frechet } from './frechet.ts';
import { generatorLoss } from './generatorLoss.ts';
import { highQuality } from './highQuality.ts';
import { inceptionScoreMetric } from './inceptionScore.ts';
import { jsd } from './jsd.ts';
import { ksd } from './ksd.ts';
import { latentBound } from './latentBound.ts';
import { latentCeiling } from './latentCeiling.ts';
import { legalShare } from './legalShare.ts';
import { likeliestLegalShare } from './likeliestLegalShare.ts';
import { logLikelihood } from './logLikelihood.ts';
import { logLikelihoodTraining } from './logLikelihoodTraining.ts';
import { logZDeviation } from './logZDeviation.ts';
import { marginalEntropy } from './marginalEntropy.ts';
import { mmd2 } from './mmd2.ts';
import { modeCount } from './modeCount.ts';
import { modeMassError } from './modeMassError.ts';
import { modeSpread } from './modeSpread.ts';
import { modes } from './modes.ts';
import { near } from './near.ts';
import { nearestFeatures } from './nearestFeatures.ts';
import { nearestPixels } from './nearestPixels.ts';
import { nearModes } from './nearModes.ts';
import { neighbourCoverage } from './neighbourCoverage.ts';
import { compareNeighbours } from './neighbours.ts';
import { optimismGap } from './optimismGap.ts';
import { penalty } from './penalty.ts';
import { penaltySlope } from './penaltySlope.ts';
import { precision } from './precision.ts';
import { recall } from './recall.ts';
import { recognisable } from './recognisable.ts';
import { reconstructionBound } from './reconstructionBound.ts';
import { rememberedCodes } from './rememberedCodes.ts';
import { reverseKl } from './reverseKl.ts';
import { samplerLoss } from './samplerLoss.ts';
import { scoreLoss } from './scoreLoss.ts';
import { slicedWasserstein } from './slicedWasserstein.ts';
import { ssimDiversity } from './ssimDiversity.ts';
import { stackedKl } from './stackedKl.ts';
import { stackedModes } from './stackedModes.ts';
import { strictModes } from './strictModes.ts';
import { topDivergence } from './topDivergence.ts';
import { validationCeiling } from './validationCeiling.ts';
import { w1 } from './w1.ts';

/** Every metric in display order. */
export const METRICS: readonly MetricDeclaration[] = [
  modes,
  strictModes,
  modeCount,
  highQuality,
  reverseKl,
  modeMassError,
  near,
  nearModes,
  modeSpread,
  classesCaptured,
  classKl,
  recognisable,
  confidence,
  askedClass,
  amScoreMetric,
  amScoreKl,
  amScoreEntropy,
  inceptionScoreMetric,
  marginalEntropy,
  frechet,
  stackedModes,
  stackedKl,
  featureDiversity,
  ssimDiversity,
  nearestPixels,
  nearestFeatures,
  w1,
  slicedWasserstein,
  energyDistance,
  jsd,
  mmd2,
  ksd,
  precision,
  recall,
  density,
  neighbourCoverage,
  criticGap,
  criticSpread,
  criticSlopeMean,
  criticSlopeMax,
  criticLoss,
  generatorLoss,
  penalty,
  penaltySlope,
  scoreLoss,
  samplerLoss,
  logLikelihood,
  logLikelihoodTraining,
  validationCeiling,
  latentCeiling,
  latentBound,
  reconstructionBound,
  optimismGap,
  topDivergence,
  legalShare,
  likeliestLegalShare,
  deadBits,
  chainMemory,
  logZDeviation,
  rememberedCodes,
];

/** Keys of the metrics that every evaluation can afford. */
export const LIGHT_METRICS: readonly string[] = METRICS.filter(({ costly }) => !costly).map(({ key }) => key);

/** The metric with this key, e.g. `reverseKl`; throws a RangeError for an unknown one. */
export function findMetric(key: string): MetricDeclaration {
  const metric = METRICS.find((candidate) => candidate.key === key);
  if (!metric) throw new RangeError(`no such metric: ${key}`);
  return metric;
}

const notFinite = text('The value is not a finite number.', '値が有限の数ではありません。');

export interface Measurements {
  /** Finite value by key; null means undefined, with the reason under the same key. */
  readonly metrics: Readonly<Record<string, number | null>>;
  readonly reasons: Readonly<Record<string, Text>>;
  /** One entry per mode of the law, in its order; empty for a law without modes. */
  readonly shares: readonly ModeShare[];
}

/** Every metric, or those given, that means something in the space of the samples and to the lab of the run, of one moment of it. Never throws. */
export function evaluateAll(context: MetricContext, wanted: readonly MetricDeclaration[] = METRICS): Measurements {
  const { samples, modes } = context;
  const space = context.images ? 'image' : 'plane';
  const hasModes = modes.some((mode) => mode.weight > 0);
  const coverage = hasModes ? measureCoverage(samples, modes) : null;
  let compared: Prdc | null | undefined;
  const input: MetricInput = {
    ...context,
    coverage,
    neighbours: () => {
      compared = compared === undefined ? compareNeighbours(context) : compared;
      return compared;
    },
  };
  const metrics: Record<string, number | null> = {};
  const reasons: Record<string, Text> = {};
  for (const { key, compute, on = space, lab = context.lab } of wanted) {
    if (on !== space || (context.lab && lab !== context.lab)) continue;
    const result = compute(input);
    const finite = typeof result === 'number' && Number.isFinite(result);
    metrics[key] = finite ? result : null;
    if (!finite) reasons[key] = typeof result === 'object' ? result : notFinite;
  }
  return { metrics, reasons, shares: coverage?.shares ?? [] };
}
