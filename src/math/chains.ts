import { normalQuantile } from './normalQuantile.ts';
import { mean, median, quantile } from './stats.ts';

/** Draws of one coordinate by several Markov chains [chains][iterations], all of one length. */
export type Chains = readonly ArrayLike<number>[];

/**
 * How Markov chains have mixed, after Vehtari, Gelman, Simpson, Carpenter & Bürkner, "Rank-normalization, folding, and
 * localization: an improved R̂" (Bayesian Analysis 16, 2021, arXiv:1903.08008). All of it is NaN below four iterations, for
 * draws that are not finite and for draws that are all the same, which say nothing.
 */
interface Mixing {
  /** The larger of the rank-normalised split R̂ of the draws and of their distances from the median: 1 if mixed, fine below 1.01. */
  readonly rHat: number;
  /** Independent draws that would tell the middle of the distribution as well; more than there are for draws that alternate. */
  readonly bulkEss: number;
  /** The same of its tails: the smaller one of the 5 % and 95 % quantiles. */
  readonly tailEss: number;
}

/** Mixing of one coordinate: a second for half a million draws. Chains that hardly move cost the square of their length. */
export function mixingOf(chains: Chains): Mixing {
  const draws = chains.map((chain) => Float64Array.from(chain));
  const all = joined(draws);
  const says = draws.every(({ length }) => length >= 4) && all.every(Number.isFinite) && all.some((x) => x !== all[0]);
  if (!says) return { rHat: Number.NaN, bulkEss: Number.NaN, tailEss: Number.NaN };
  const halves = draws.flatMap(halvesOf);
  const middle = median(joined(halves));
  const normal = rankNormalised(halves);
  const folded = rankNormalised(halves.map((half) => half.map((x) => Math.abs(x - middle))));
  // Ties at an end leave nothing beyond its quantile to look at.
  const tails = [0.05, 0.95].map((p) => essOfQuantile(draws, quantile(all, p))).filter((ess) => !Number.isNaN(ess));
  return {
    rHat: Math.max(...[splitRHat(normal), splitRHat(folded)].filter((value) => !Number.isNaN(value))),
    bulkEss: effectiveSize(normal),
    tailEss: tails.length === 0 ? Number.NaN : Math.min(...tails),
  };
}

function joined(chains: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(chains.reduce((sum, { length }) => sum + length, 0));
  let from = 0;
  for (const chain of chains) {
    all.set(chain, from);
    from += chain.length;
  }
  return all;
}

/** First and second half, without the draw in the middle of an odd number, so that a drift within a chain shows as well. */
function halvesOf(chain: Float64Array): readonly Float64Array[] {
  const half = chain.length >> 1;
  return [chain.slice(0, half), chain.slice(chain.length - half)];
}

/** Normal scores of the ranks among all draws, ties at their average: finite moments whatever the distribution. */
function rankNormalised(chains: readonly Float64Array[]): readonly Float64Array[] {
  // Values are sorted and found again, which is several times as fast as sorting their places.
  const sorted = joined(chains).sort();
  const scores = new Float64Array(sorted.length);
  for (let first = 0, end = 0; first < sorted.length; first = end) {
    while (end < sorted.length && sorted[end] === sorted[first]) end++;
    scores.fill(normalQuantile(((first + 1 + end) / 2 - 3 / 8) / (sorted.length + 1 / 4)), first, end);
  }
  return chains.map((chain) => chain.map((x) => scores[placeOf(sorted, x)] as number));
}

/** Index of the first entry that is not below x. */
function placeOf(sorted: Float64Array, x: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Sample variance, divided by n − 1. */
function sampleVariance(values: Float64Array): number {
  const centre = mean(values);
  return mean(values.map((value) => (value - centre) ** 2)) * (values.length / (values.length - 1));
}

/** Variance between the means of chains over that within them, as R̂. */
function splitRHat(chains: readonly Float64Array[]): number {
  const n = (chains[0] as Float64Array).length;
  const between = sampleVariance(Float64Array.from(chains, mean));
  return Math.sqrt(between / mean(chains.map(sampleVariance)) + (n - 1) / n);
}

/** Effective size for the share of draws up to a value; NaN if that is all of them. */
function essOfQuantile(chains: readonly Float64Array[], value: number): number {
  const below = chains.map((chain) => chain.map((x) => (x <= value ? 1 : 0)));
  if (below.every((chain) => chain.every((x) => x === 1))) return Number.NaN;
  return effectiveSize(below.flatMap(halvesOf));
}

/**
 * Draws over the sum of their autocorrelations, which are summed in pairs up to the first that is not positive, none
 * above the one before (Geyer, "Practical Markov chain Monte Carlo", 1992). At most N log₁₀ N.
 */
function effectiveSize(chains: readonly Float64Array[]): number {
  const n = (chains[0] as Float64Array).length;
  const centred = chains.map((chain) => {
    const centre = mean(chain);
    return chain.map((x) => x - centre);
  });
  const covariance = (lag: number): number => mean(centred.map((chain) => productSum(chain, lag) / n));
  const within = (covariance(0) * n) / (n - 1);
  const total = covariance(0) + sampleVariance(Float64Array.from(chains, mean));
  const correlation = (lag: number): number => (lag === 0 ? 1 : 1 - (within - covariance(lag)) / total);
  let time = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let lag = 0; ; lag += 2) {
    const even = correlation(lag);
    const pair = even + correlation(lag + 1);
    if (!(pair > 0) || lag + 1 >= n - 3) {
      // Of the last pair the even lag counts once, unless the pair is what noise has made negative.
      time += pair > 0 ? even : Math.max(0, even);
      break;
    }
    least = Math.min(least, pair);
    time += 2 * least;
  }
  const count = n * chains.length;
  return count / Math.max(time, 1 / Math.log10(count));
}

/** Σ xᵢ xᵢ₊ₗ. */
function productSum(chain: Float64Array, lag: number): number {
  let sum = 0;
  for (let i = lag; i < chain.length; i++) sum += (chain[i] as number) * (chain[i - lag] as number);
  return sum;
}
