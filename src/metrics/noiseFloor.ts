import type { Law } from '../data/law.ts';
import { key } from '../math/rng.ts';
import { median, quantile } from '../math/stats.ts';
import { exactClasses } from './classes.ts';
import { EVALUATION_SAMPLES } from './contract.ts';
import { evaluateAll, METRICS } from './index.ts';

/** What a perfect sampler of the law gets: even it differs from the reference by chance. */
export interface Band {
  readonly median: number;
  /** 5 % quantile. */
  readonly low: number;
  /** 95 % quantile. */
  readonly high: number;
}

/** Band of each metric that has one, by key. */
export type NoiseFloor = Readonly<Record<string, Band>>;

/** Perfect samplers that a noise floor is made of. */
export const FLOOR_REPEATS = 20;

/** The same of images, each of which costs a second. */
export const IMAGE_REPEATS = 8;

/** Metrics that a perfect sampler has too. */
export const BANDED = METRICS.filter(({ band }) => band);

/**
 * Metrics of fresh data in place of samples, against the reference of a run. The same repeat gives the same numbers. Works
 * for every law that can be sampled, whatever the shape of its modes.
 */
export function perfectSampler(
  law: Pick<Law, 'sample' | 'modes' | 'labels'>,
  reference: Float32Array,
  repeat: number,
): Readonly<Record<string, number | null>> {
  const samples = law.sample(key(1, 'noise floor', repeat), EVALUATION_SAMPLES);
  return evaluateAll({ samples, reference, modes: law.modes, ...exactClasses(law, samples, reference) }, BANDED)
    .metrics;
}

/** Bands over several perfect samplers; a metric that is undefined for one of them has none. */
export function bandsOf(perfect: readonly Readonly<Record<string, number | null>>[]): NoiseFloor {
  return Object.fromEntries(
    BANDED.flatMap(({ key: name }) => {
      const values = perfect.flatMap((metrics) => metrics[name] ?? []);
      if (values.length === 0 || values.length < perfect.length) return [];
      return [[name, { median: median(values), low: quantile(values, 0.05), high: quantile(values, 0.95) }]];
    }),
  );
}
