import type { KernelGanSettings } from './kernelGan.ts';
import type { PointPairs } from './pointPairs.ts';
import { smootherOf } from './smoother.ts';

export type MmdSettings = Pick<KernelGanSettings, 'bandwidth' | 'smoother'>;

/**
 * exp k(s/h²) of a squared distance s, scaled to 1 at distance 0, so that MMD² is comparable over bandwidths. Throws a
 * RangeError for a bandwidth that is not positive.
 */
export function kernelValue({ bandwidth, smoother = 'gaussian' }: MmdSettings, dimension: number) {
  if (!(bandwidth > 0)) throw new RangeError('the bandwidth must be positive');
  const kernel = smootherOf(smoother, dimension);
  const peak = kernel.log(0);
  const scale = 1 / (bandwidth * bandwidth);
  return (squared: number): number => Math.exp(kernel.log(squared * scale) - peak);
}

/** Σ of kernel values over the entries of a square or rectangular table, the diagonal apart. */
function kernelSums(pairs: PointPairs, settings: MmdSettings) {
  const value = kernelValue(settings, pairs.dimension);
  /** Each unordered pair counts twice. */
  const within = (squared: Float64Array, count: number): number => {
    let sum = 0;
    for (let i = 0; i < count; i++) for (let j = 0; j < i; j++) sum += value(squared[i * count + j] as number);
    return 2 * sum;
  };
  let between = 0;
  for (const squared of pairs.realGenerated) between += value(squared);
  return { real: within(pairs.realReal, pairs.n), generated: within(pairs.generatedGenerated, pairs.m), between };
}

/**
 * MMD² as a V-statistic, ‖mean embedding of X − mean embedding of Y‖² ≥ 0: Gretton et al., "A kernel two-sample test"
 * (JMLR 13, 2012), eq. 5. Biased up by the self terms.
 */
export function biasedMmd2(pairs: PointPairs, settings: MmdSettings): number {
  const { n, m } = pairs;
  const sums = kernelSums(pairs, settings);
  return (sums.real + n) / n ** 2 + (sums.generated + m) / m ** 2 - (2 * sums.between) / (n * m);
}

/** MMD² as a U-statistic (eq. 3 there), without self terms: mean 0 for equal laws, may be negative. NaN below 2 points. */
export function unbiasedMmd2(pairs: PointPairs, settings: MmdSettings): number {
  const { n, m } = pairs;
  const sums = kernelSums(pairs, settings);
  return sums.real / (n * (n - 1)) + sums.generated / (m * (m - 1)) - (2 * sums.between) / (n * m);
}
