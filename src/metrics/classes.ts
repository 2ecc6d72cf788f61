import type { Law } from '../data/law.ts';
import { histogram, mostProbable } from '../math/classScores.ts';
import { type Text, text } from '../schema/text.ts';
import type { ClassContext, MetricContext, MetricInput } from './contract.ts';
import { STRICT_FRACTION } from './coverage.ts';
import { noComparison, perReference } from './points.ts';

/** Why nothing is known of classes. */
const noClasses = text('These data have no classes to tell apart.', 'このデータには見分けるクラスがありません。');

/** A measure of classes as a metric computes it: where there are none, the reason. */
export const ofClasses =
  (measure: (classes: ClassContext) => number | Text) =>
  ({ classes, noClasses: reason = noClasses }: MetricInput): number | Text =>
    classes ? measure(classes) : reason;

/** Share of one class among the generated samples, beside its share among the data. */
export interface ClassShare {
  /** Share of the samples whose most probable class it is; they sum to one. */
  readonly share: number;
  readonly target: number;
  /** At least a quarter of its fair share, as for modes. */
  readonly captured: boolean;
}

/** Share of every class among the samples, by their most probable class. */
export function classHistogram({ generated, count, shares }: ClassContext): readonly ClassShare[] {
  const found = histogram(mostProbable(generated.probabilities, count).classes, count);
  return shares.map((target, label) => {
    const share = found[label] as number;
    return { share, target, captured: share > 0 && share >= STRICT_FRACTION * target };
  });
}

type Labelled = Pick<Law, 'labels'>;

/** Exact posteriors by law at the reference points of a run, which never change. */
const posteriorsAt = perReference(() => new WeakMap<object, Float32Array>());

/** Classes of points by the exact posterior of a law that has one; nothing for other laws. */
export function exactClasses(
  { labels }: Labelled,
  samples: Float32Array,
  reference: Float32Array,
  asked?: Uint16Array,
): Pick<MetricContext, 'classes' | 'noClasses'> {
  const posterior = labels?.posterior;
  if (!labels || !posterior) return {};
  if (samples.length === 0 || !samples.every(Number.isFinite)) return { noClasses: noComparison };
  const known = posteriorsAt(reference);
  const real = known.get(labels) ?? posterior(reference);
  known.set(labels, real);
  return {
    classes: {
      count: labels.names.length,
      shares: labels.shares,
      generated: { probabilities: posterior(samples) },
      real: { probabilities: real },
      featureSize: 0,
      ...(asked && { asked: asked.subarray(0, samples.length >> 1) }),
    },
  };
}
