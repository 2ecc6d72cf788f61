import { type Text, text } from '../schema/text.ts';
import type { MetricContext, MetricDeclaration, MetricInput } from './contract.ts';
import { type ModeShare, measureCoverage } from './coverage.ts';
import { criticLoss } from './criticLoss.ts';
import { criticSlopeMax } from './criticSlopeMax.ts';
import { criticSlopeMean } from './criticSlopeMean.ts';
import { generatorLoss } from './generatorLoss.ts';
import { highQuality } from './highQuality.ts';
import { modeCount } from './modeCount.ts';
import { modes } from './modes.ts';
import { penalty } from './penalty.ts';
import { reverseKl } from './reverseKl.ts';
import { slicedWasserstein } from './slicedWasserstein.ts';
import { strictModes } from './strictModes.ts';

/** Every metric in display order. */
export const METRICS: readonly MetricDeclaration[] = [
  modes,
  strictModes,
  modeCount,
  highQuality,
  reverseKl,
  slicedWasserstein,
  criticSlopeMean,
  criticSlopeMax,
  criticLoss,
  generatorLoss,
  penalty,
];

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

/** Every metric of one moment of a run. Never throws. */
export function evaluateAll(context: MetricContext): Measurements {
  const hasModes = context.modes.some((mode) => mode.weight > 0);
  const coverage = hasModes ? measureCoverage(context.samples, context.modes) : null;
  const input: MetricInput = { ...context, coverage };
  const metrics: Record<string, number | null> = {};
  const reasons: Record<string, Text> = {};
  for (const { key, compute } of METRICS) {
    const result = compute(input);
    const finite = typeof result === 'number' && Number.isFinite(result);
    metrics[key] = finite ? result : null;
    if (!finite) reasons[key] = typeof result === 'object' ? result : notFinite;
  }
  return { metrics, reasons, shares: coverage?.shares ?? [] };
}
