import { fitGaussians, logGaussian, type MixtureFit, type OrientedGaussian } from './gaussianFit.ts';
import type { Cluster } from './kMeans.ts';
import type { Key } from './rng.ts';

/** Most Gaussians that are tried. */
const MOST = 20;
/** The search ends when this many more Gaussians in a row have not been worth their parameters. */
const PATIENCE = 8;
/** Two Gaussians are one cluster unless the density falls below this share of the lower peak on the way between them. */
const VALLEY = 0.3;
const PLACES = 24;
/** Share of the points that a mixture has to explain before the others count as stray. */
const CLEAN = 0.8;
/** Least standard deviation of a Gaussian, as a share of that of all points. */
const LEAST = 0.01;
/** A cluster has at least this many points, and this share of them. */
const FEWEST = { points: 4, share: 0.01 };

/** log of the density (per unit area) of the background with its share. */
const logStray = ({ background, emptiness }: MixtureFit): number => Math.log(background * emptiness);

/** Number of the likeliest Gaussian at a point; −1 where the background is likelier. */
function ownerOf(fit: MixtureFit, x: number, y: number): number {
  let highest = logStray(fit);
  let owner = -1;
  fit.components.forEach((one, j) => {
    if (one.weight === 0) return;
    const height = Math.log(one.weight) + logGaussian(one, x, y);
    if (height > highest) [highest, owner] = [height, j];
  });
  return owner;
}

/** Points that some Gaussian is likelier for than the background. */
function inliers(points: Float64Array, fit: MixtureFit): Float64Array {
  const kept: number[] = [];
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i] as number, points[i + 1] as number];
    if (ownerOf(fit, x, y) >= 0) kept.push(x, y);
  }
  return kept.length > 0 ? Float64Array.from(kept) : points;
}

/**
 * The mixture of the smallest BIC among 1, 2, 3, … Gaussians. First centres are drawn among all points and, since a stray point
 * makes a fine first centre and a poor cluster, also among those that the best mixture so far explains.
 */
function bestFit(points: Float64Array, least: number, key: Key): MixtureFit {
  let best = fitGaussians({ points, count: 1, least, key });
  for (let count = 2, worse = 0; count <= MOST && worse < PATIENCE; count++) {
    const explained = inliers(points, best);
    const isClean = explained.length < points.length && explained.length >= CLEAN * points.length;
    const fits = [points, ...(isClean ? [explained] : [])].map((seeds) =>
      fitGaussians({ points, seeds, count, least, key: { ...key, step: key.step + count } }),
    );
    const fit = fits.reduce((a, b) => (b.bic < a.bic ? b : a));
    if (fit.bic < best.bic) [best, worse] = [fit, 0];
    else worse++;
    if (fit.components.length < count) break;
  }
  return best;
}

/** Density (per unit area) of all Gaussians together. */
const densityOf =
  (components: readonly OrientedGaussian[]) =>
  (x: number, y: number): number =>
    components.reduce((sum, one) => (one.weight > 0 ? sum + one.weight * Math.exp(logGaussian(one, x, y)) : sum), 0);

type Place = readonly [number, number];
type Density = (x: number, y: number) => number;

/** Deepest dip of heights along a way, as a share of the lower of the highest places before and behind it; 1 without a dip. */
function dip(heights: readonly number[]): number {
  let deepest = 1;
  for (let i = 1; i < heights.length - 1; i++) {
    const before = Math.max(...heights.slice(0, i));
    const behind = Math.max(...heights.slice(i + 1));
    deepest = Math.min(deepest, (heights[i] as number) / Math.min(before, behind));
  }
  return deepest;
}

/**
 * Dip on the ridge between two Gaussians: Ray & Lindsay, Annals of Statistics 33 (2005): every peak and valley of the two lies on
 * x(α) = S(α) [(1 − α) S₁⁻¹ μ₁ + α S₂⁻¹ μ₂], S(α)⁻¹ = (1 − α) S₁⁻¹ + α S₂⁻¹.
 */
function dipOnRidge(one: OrientedGaussian, other: OrientedGaussian, density: Density): number {
  const inverse = ({ xx, xy, yy }: OrientedGaussian): readonly [number, number, number] => {
    const determinant = xx * yy - xy * xy;
    return [yy / determinant, -xy / determinant, xx / determinant];
  };
  const [a, b] = [inverse(one), inverse(other)];
  const heights = Array.from({ length: PLACES + 1 }, (_, i) => {
    const mix = (first: number, second: number): number => first + (i / PLACES) * (second - first);
    const [p, q, r] = [mix(a[0], b[0]), mix(a[1], b[1]), mix(a[2], b[2])];
    const x = mix(a[0] * one.x + a[1] * one.y, b[0] * other.x + b[1] * other.y);
    const y = mix(a[1] * one.x + a[2] * one.y, b[1] * other.x + b[2] * other.y);
    const determinant = p * r - q * q;
    return density((r * x - q * y) / determinant, (p * y - q * x) / determinant);
  });
  return dip(heights);
}

/** Dip on the straight ways from one Gaussian to a place and on to another: through the bend of a crescent. */
function dipThrough([x, y]: Place, one: OrientedGaussian, other: OrientedGaussian, density: Density): number {
  const leg = (from: Place, to: Place): number[] =>
    Array.from({ length: PLACES / 2 }, (_, i) => {
      const share = i / (PLACES / 2);
      return density(from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1]));
    });
  const last: Place = [other.x, other.y];
  return dip([...leg([one.x, one.y], [x, y]), ...leg([x, y], last), density(...last)]);
}

/** The point that two Gaussians share most evenly; the middle of their means without points. */
function placeBetween(points: Float64Array, one: OrientedGaussian, other: OrientedGaussian): Place {
  let best: Place = [(one.x + other.x) / 2, (one.y + other.y) / 2];
  let highest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i] as number, points[i + 1] as number];
    const lower = Math.min(
      Math.log(one.weight) + logGaussian(one, x, y),
      Math.log(other.weight) + logGaussian(other, x, y),
    );
    if (lower > highest) [highest, best] = [lower, [x, y]];
  }
  return best;
}

/** For each Gaussian the number of its cluster: those without a valley between them are one, also by way of others. */
function groupsOf(points: Float64Array, components: readonly OrientedGaussian[]): number[] {
  const density = densityOf(components);
  const group = components.map((_, i) => i);
  components.forEach((one, i) => {
    for (let j = 0; j < i; j++) {
      const other = components[j] as OrientedGaussian;
      if (one.weight === 0 || other.weight === 0 || group[i] === group[j]) continue;
      const isParted =
        dipOnRidge(one, other, density) < VALLEY &&
        dipThrough(placeBetween(points, one, other), one, other, density) < VALLEY;
      if (isParted) continue;
      const [from, to] = [group[i], group[j] as number];
      group.forEach((each, at) => {
        if (each === from) group[at] = to;
      });
    }
  });
  return group;
}

/**
 * Clusters of points x0, y0, x1, y1, … and how many there are, without being told: the mixture of Gaussians of any orientation
 * with the smallest Bayesian information criterion, a uniform background for stray points, and Gaussians taken together where
 * no valley of density parts them (Hennig, Advances in Data Analysis and Classification 4, 2010), so that a crescent is one
 * cluster although many Gaussians describe it. Shares sum to one; stray points belong to none. Deterministic; at least one
 * cluster for at least one point.
 */
export function findClusters(points: Float64Array, key: Key): Cluster[] {
  const n = points.length / 2;
  if (n === 0) return [];
  const spread = Math.max(spreadOf(points, 0), spreadOf(points, 1));
  const fit = bestFit(points, Math.max(LEAST * spread, 1e-9), key);
  return summarise(points, fit, groupsOf(points, fit.components));
}

function spreadOf(points: Float64Array, axis: 0 | 1): number {
  let [mean, squares] = [0, 0];
  const n = points.length / 2;
  for (let i: number = axis; i < points.length; i += 2) mean += (points[i] as number) / n;
  for (let i: number = axis; i < points.length; i += 2) squares += ((points[i] as number) - mean) ** 2 / n;
  return Math.sqrt(squares);
}

/** Clusters of the points by the Gaussian they belong to; without a cluster that is large enough, all points are one. */
function summarise(points: Float64Array, fit: MixtureFit, group: readonly number[]): Cluster[] {
  const n = points.length / 2;
  const members = new Map<number, number[]>();
  for (let i = 0; i < n; i++) {
    const owner = ownerOf(fit, points[2 * i] as number, points[2 * i + 1] as number);
    if (owner < 0) continue;
    const cluster = group[owner] as number;
    const rows = members.get(cluster);
    if (rows) rows.push(i);
    else members.set(cluster, [i]);
  }
  const least = Math.max(FEWEST.points, FEWEST.share * n);
  const large = [...members.values()].filter((rows) => rows.length >= least);
  const kept = large.length > 0 ? large : [Array.from({ length: n }, (_, i) => i)];
  const total = kept.reduce((sum, rows) => sum + rows.length, 0);
  return kept.map((rows) => {
    const at = (axis: 0 | 1) => rows.map((row) => points[2 * row + axis] as number);
    const [xs, ys] = [at(0), at(1)];
    const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
    const std = (values: readonly number[], m: number): number =>
      Math.sqrt(values.reduce((sum, value) => sum + (value - m) ** 2, 0) / values.length);
    const [x, y] = [mean(xs), mean(ys)];
    return { x, y, stdX: std(xs, x), stdY: std(ys, y), weight: rows.length / total };
  });
}
