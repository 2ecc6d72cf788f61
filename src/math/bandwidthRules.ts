import { squaredDistances } from './pointPairs.ts';
import { type Smoother, smootherOf } from './smoother.ts';
import { mean, median, quantile, variance } from './stats.ts';

/** No rule answers less (data units): identical points have no spread, and a kernel needs a width. */
export const SMALLEST_BANDWIDTH = 1e-3;

/** Interquartile range of a normal law in standard deviations. */
const NORMAL_QUARTILES = 1.349;

function axes(points: ArrayLike<number>, dimension: number): Float64Array[] {
  const count = points.length / dimension;
  if (!(count >= 1 && Number.isInteger(count))) throw new RangeError(`needs points of ${dimension} coordinates`);
  return Array.from({ length: dimension }, (_, axis) =>
    Float64Array.from({ length: count }, (_, i) => points[i * dimension + axis] as number),
  );
}

const atLeast = (bandwidth: number): number => Math.max(SMALLEST_BANDWIDTH, bandwidth);

/**
 * Scott's rule h = σ n^(−1/(d+4)), σ the mean standard deviation per axis: Scott, Multivariate Density Estimation (1992),
 * eq. 6.42. Optimal for one Gaussian; blurs separate modes into one.
 */
export function scottBandwidth(points: ArrayLike<number>, dimension = 2): number {
  const spread = mean(axes(points, dimension).map((values) => Math.sqrt(variance(values))));
  return atLeast(spread * (points.length / dimension) ** (-1 / (dimension + 4)));
}

/**
 * Silverman's rule h = A (4/((d+2) n))^(1/(d+4)): Density Estimation (1986), eq. 4.14, with the robust spread of eq. 3.30,
 * A = min(std, IQR/1.349), averaged over the axes. In two dimensions the factor is n^(−1/6), Scott's: the two differ only
 * where the data have heavier tails than a Gaussian.
 */
export function silvermanRule(points: ArrayLike<number>, dimension = 2): number {
  const spreads = axes(points, dimension).map((values) => {
    const std = Math.sqrt(variance(values));
    const quartiles = (quantile(values, 0.75) - quantile(values, 0.25)) / NORMAL_QUARTILES;
    return quartiles > 0 ? Math.min(std, quartiles) : std;
  });
  const count = points.length / dimension;
  return atLeast(mean(spreads) * (4 / ((dimension + 2) * count)) ** (1 / (dimension + 4)));
}

/**
 * Median heuristic of kernel tests, h² = median ‖x − x′‖² / 2 over pairs of the sample: Garreau et al., arXiv:1707.07269.
 * Pairs of equal points have no distance to take, so where points repeat (atoms, rounded tables) they are left out: counted,
 * the median would be zero or not by the luck of the draw. Of an even number of pairs it is the mean of the two in the middle.
 */
export function medianHeuristic(points: ArrayLike<number>, dimension = 2): number {
  const count = points.length / dimension;
  const squared = squaredDistances(points, points, dimension);
  const pairs = new Float64Array((count * (count - 1)) / 2);
  let apart = 0;
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < i; j++) {
      const distance = squared[i * count + j] as number;
      if (distance > 0) pairs[apart++] = distance;
    }
  }
  return atLeast(apart === 0 ? 0 : Math.sqrt(median(pairs.subarray(0, apart)) / 2));
}

/**
 * Mean leave-one-out log likelihood (nats) 1/n Σ log p̂₋ᵢ(Xᵢ) as a function of h, distances computed once. −∞ for one
 * point.
 */
export function leaveOneOutLikelihood(
  points: ArrayLike<number>,
  dimension = 2,
  smoother: Smoother = 'gaussian',
): (bandwidth: number) => number {
  const count = points.length / dimension;
  const squared = squaredDistances(points, points, dimension);
  const kernel = smootherOf(smoother, dimension);
  return (bandwidth) => {
    if (count < 2) return Number.NEGATIVE_INFINITY;
    const scale = 1 / (bandwidth * bandwidth);
    let total = 0;
    for (let i = 0; i < count; i++) {
      let nearest = Number.POSITIVE_INFINITY;
      for (let j = 0; j < count; j++) if (j !== i) nearest = Math.min(nearest, squared[i * count + j] as number);
      const peak = kernel.log(nearest * scale);
      let sum = 0;
      for (let j = 0; j < count; j++) {
        if (j !== i) sum += Math.exp(kernel.log((squared[i * count + j] as number) * scale) - peak);
      }
      total += peak + Math.log(sum);
    }
    return total / count - Math.log(count - 1) + kernel.logNormaliser - dimension * Math.log(bandwidth);
  };
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Where f is largest in [low, high], by golden section to a width of `tolerance`; f is assumed to have one peak there. */
export function goldenMaximum(f: (x: number) => number, low: number, high: number, tolerance: number): number {
  let [a, b] = [low, high];
  let [x1, x2] = [b - GOLDEN * (b - a), a + GOLDEN * (b - a)];
  let [f1, f2] = [f(x1), f(x2)];
  while (b - a > tolerance) {
    if (f1 >= f2) {
      [b, x2, f2] = [x2, x1, f1];
      x1 = b - GOLDEN * (b - a);
      f1 = f(x1);
    } else {
      [a, x1, f1] = [x1, x2, f2];
      x2 = a + GOLDEN * (b - a);
      f2 = f(x2);
    }
  }
  return (a + b) / 2;
}

const SCAN = 15;

/**
 * Bandwidth of the greatest leave-one-out likelihood (Habbema et al. 1974; Duin, IEEE Trans. Computers C-25, 1976): a scan
 * of 15 bandwidths from 1/200 to twice Scott's rule, then golden section over log h between the best one's neighbours, to
 * half a percent. Repeated points pull it to the smallest bandwidth, for their likelihood has no bound.
 */
export function likelihoodBandwidth(points: ArrayLike<number>, dimension = 2, smoother: Smoother = 'gaussian'): number {
  const likelihood = leaveOneOutLikelihood(points, dimension, smoother);
  const top = Math.log(2 * scottBandwidth(points, dimension));
  const bottom = Math.log(Math.max(SMALLEST_BANDWIDTH, Math.exp(top) / 400));
  const at = (i: number): number => bottom + ((top - bottom) * i) / (SCAN - 1);
  let best = 0;
  let highest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < SCAN; i++) {
    const value = likelihood(Math.exp(at(i)));
    if (value > highest) [best, highest] = [i, value];
  }
  const log = goldenMaximum(
    (x) => likelihood(Math.exp(x)),
    at(Math.max(0, best - 1)),
    at(Math.min(SCAN - 1, best + 1)),
    5e-3,
  );
  return atLeast(Math.exp(log));
}
