import type { Law } from '../data/law.ts';
import { binomialBand } from '../math/binomial.ts';
import { key } from '../math/rng.ts';
import { median, quantile } from '../math/stats.ts';
import { exactClasses } from './classes.ts';
import { EVALUATION_SAMPLES } from './contract.ts';
import { areApart, HIGH_QUALITY_RADIUS } from './coverage.ts';
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

export const repeatsFor = ({ space }: Pick<Law, 'space'>): number =>
  space?.kind === 'image' ? IMAGE_REPEATS : FLOOR_REPEATS;

/** Metrics that a perfect sampler has too. */
export const BANDED = METRICS.filter(({ band }) => band);

/** Those of them that cost next to nothing on the plane, so that their bands can be known before the first step. */
const QUICK = BANDED.filter(({ key: name }) => name === 'highQuality' || name === 'reverseKl');

/**
 * Metrics of fresh data in place of samples, against the reference of a run. The same repeat gives the same numbers. Works
 * for every law that can be sampled, whatever the shape of its modes.
 */
export function perfectSampler(
  law: Pick<Law, 'sample' | 'modes' | 'labels' | 'score'>,
  reference: Float32Array,
  repeat: number,
): Readonly<Record<string, number | null>> {
  const samples = law.sample(key(1, 'noise floor', repeat), EVALUATION_SAMPLES);
  const { modes, score } = law;
  return evaluateAll({ samples, reference, modes, score, ...exactClasses(law, samples, reference) }, BANDED).metrics;
}

/** Share of a Gaussian on the plane that lies within `radius` standard deviations: 1 − exp(−radius² / 2). */
const withinRadius = (radius: number): number => 1 - Math.exp(-(radius ** 2) / 2);

/** Whether every mode is a Gaussian of which the others see nothing: then the share on modes is known in closed form. */
function isSeparated({ modes, logDensity }: Pick<Law, 'modes' | 'logDensity'>): boolean {
  return logDensity !== undefined && modes.some(({ weight }) => weight > 0) && areApart(modes);
}

/**
 * Bands in closed form. The high-quality samples of a perfect sampler of separated Gaussian modes are binomial: 98.9 % of
 * them. Empty for every other law.
 */
export function exactBands(law: Pick<Law, 'modes' | 'logDensity'>): NoiseFloor {
  if (!isSeparated(law)) return {};
  const share = withinRadius(HIGH_QUALITY_RADIUS);
  const [low, high] = binomialBand(share, EVALUATION_SAMPLES);
  return { highQuality: { median: share, low, high } };
}

/** Metrics of images that cost next to nothing once a judge has looked at them. */
export const QUICK_OF_IMAGES = BANDED.filter(({ key: name }) => name === 'recognisable' || name === 'amScore');

/** What can be known of a law's noise floor at once; a part of what all perfect samplers together say. */
export function quickFloor(law: Pick<Law, 'space' | 'sample' | 'modes' | 'logDensity'>): NoiseFloor {
  if (law.modes.length === 0 || law.space?.kind === 'image') return {};
  const perfect = Array.from({ length: FLOOR_REPEATS }, (_, repeat) => {
    const samples = law.sample(key(1, 'noise floor', repeat), EVALUATION_SAMPLES);
    return evaluateAll({ samples, reference: samples, modes: law.modes }, QUICK).metrics;
  });
  return { ...bandsOf(perfect), ...exactBands(law) };
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
