import { kMeans } from './kMeans.ts';
import type { Key } from './rng.ts';

/** A Gaussian with any orientation: mean, covariance [[xx, xy], [xy, yy]] and share of the mixture. */
export interface OrientedGaussian {
  readonly x: number;
  readonly y: number;
  readonly xx: number;
  readonly xy: number;
  readonly yy: number;
  readonly weight: number;
}

/** A mixture of Gaussians and a uniform background that takes stray points. */
export interface MixtureFit {
  readonly components: readonly OrientedGaussian[];
  /** Share of the background. */
  readonly background: number;
  /** Density (per unit area) of the background before its share. */
  readonly emptiness: number;
  /** Bayesian information criterion, −2 log L + p log n: smaller is better. */
  readonly bic: number;
}

const ROUNDS = 80;
/** A round that gains less than this per point ends the fit (nats). */
const GAIN = 1e-5;
/** Exponents below this give zero in double precision. */
const FAR = -745;
const FIRST_BACKGROUND = 0.02;
/** Mean, covariance and weight of a Gaussian; the weights sum to one with that of the background. */
const FREE_NUMBERS = 6;

interface FitInput {
  /** Points x0, y0, x1, y1, …; at least one. */
  readonly points: Float64Array;
  /** Those that the first centres are looked for among: all of them if absent. */
  readonly seeds?: Float64Array;
  /** Gaussians, fewer where there are fewer distinct points. */
  readonly count: number;
  /** No standard deviation falls below this. */
  readonly least: number;
  readonly key: Key;
}

function extent(points: Float64Array, axis: 0 | 1): number {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i: number = axis; i < points.length; i += 2) {
    low = Math.min(low, points[i] as number);
    high = Math.max(high, points[i] as number);
  }
  return high - low;
}

/** Covariance with both variances raised to at least `floor`: repeated points would otherwise have a likelihood without bound. */
function floored(xx: number, xy: number, yy: number, floor: number): readonly [number, number, number] {
  const middle = (xx + yy) / 2;
  const half = Math.hypot((xx - yy) / 2, xy);
  const [low, high] = [middle - half, middle + half];
  if (low >= floor) return [xx, xy, yy];
  const [newLow, newHigh] = [floor, Math.max(high, floor)];
  if (half === 0) return [newHigh, 0, newHigh];
  const [cos2, sin2] = [(xx - yy) / 2 / half, xy / half];
  const [mid, spread] = [(newLow + newHigh) / 2, (newHigh - newLow) / 2];
  return [mid + spread * cos2, spread * sin2, mid - spread * cos2];
}

/** log of the density (nats per unit area) of a Gaussian at a point. */
export function logGaussian({ x, y, xx, xy, yy }: OrientedGaussian, atX: number, atY: number): number {
  const determinant = xx * yy - xy * xy;
  const [dx, dy] = [atX - x, atY - y];
  const square = (yy * dx * dx - 2 * xy * dx * dy + xx * dy * dy) / determinant;
  return -0.5 * square - Math.log(2 * Math.PI) - 0.5 * Math.log(determinant);
}

/**
 * Gaussians of any orientation and a uniform background over the box of the points, by expectation and maximisation from the
 * clusters of k-means (Fraley & Raftery, The Computer Journal 41, 1998, with their noise component). The same key gives the
 * same fit.
 */
export function fitGaussians({ points, seeds = points, count, least, key }: FitInput): MixtureFit {
  const n = points.length / 2;
  const floor = least * least;
  const start = kMeans(seeds, count, key);
  const k = start.length;
  const emptiness = 1 / (Math.max(extent(points, 0), 2 * least) * Math.max(extent(points, 1), 2 * least));
  let background = FIRST_BACKGROUND;
  let components: OrientedGaussian[] = start.map(({ x, y, stdX, stdY, weight }) => {
    const [xx, xy, yy] = floored(stdX * stdX, 0, stdY * stdY, floor);
    return { x, y, xx, xy, yy, weight: weight * (1 - FIRST_BACKGROUND) };
  });
  const shares = new Float64Array(k);
  let likelihood = Number.NEGATIVE_INFINITY;
  for (let round = 0; ; round++) {
    const before = likelihood;
    likelihood = 0;
    let strayed = 0;
    const sums = new Float64Array(6 * k);
    // Numbers in a row, and no objects: this is where all the time goes.
    const parts = Float64Array.from(
      components.flatMap(({ x, y, xx, xy, yy, weight }) => {
        const determinant = xx * yy - xy * xy;
        const factor = weight / (2 * Math.PI * Math.sqrt(determinant));
        return [x, y, -0.5 * (yy / determinant), xy / determinant, -0.5 * (xx / determinant), factor];
      }),
    );
    const stray = background * emptiness;
    for (let i = 0; i < n; i++) {
      const px = points[2 * i] as number;
      const py = points[2 * i + 1] as number;
      let total = stray;
      for (let j = 0, at = 0; j < k; j++, at += 6) {
        const dx = px - (parts[at] as number);
        const dy = py - (parts[at + 1] as number);
        const square =
          (parts[at + 2] as number) * dx * dx +
          (parts[at + 3] as number) * dx * dy +
          (parts[at + 4] as number) * dy * dy;
        // Beyond 38 standard deviations there is nothing, and most Gaussians are that far from most points.
        const density = square < FAR ? 0 : (parts[at + 5] as number) * Math.exp(square);
        shares[j] = density;
        total += density;
      }
      likelihood += Math.log(total);
      strayed += stray / total;
      for (let j = 0, at = 0; j < k; j++, at += 6) {
        const share = (shares[j] as number) / total;
        if (share === 0) continue;
        // Sums about the mean before: no digits lost far from the origin.
        const dx = px - (parts[at] as number);
        const dy = py - (parts[at + 1] as number);
        sums[at] = (sums[at] as number) + share;
        sums[at + 1] = (sums[at + 1] as number) + share * dx;
        sums[at + 2] = (sums[at + 2] as number) + share * dy;
        sums[at + 3] = (sums[at + 3] as number) + share * dx * dx;
        sums[at + 4] = (sums[at + 4] as number) + share * dx * dy;
        sums[at + 5] = (sums[at + 5] as number) + share * dy * dy;
      }
    }
    if (round === ROUNDS || likelihood - before < GAIN * n) break;
    background = strayed / n;
    components = components.map((old, j) => {
      const [w, sx, sy, sxx, sxy, syy] = sums.subarray(6 * j, 6 * j + 6) as unknown as number[];
      if (!(w !== undefined && w > 1e-9)) return { ...old, weight: 0 };
      const [mx, my] = [(sx as number) / w, (sy as number) / w];
      const [xx, xy, yy] = floored(
        (sxx as number) / w - mx * mx,
        (sxy as number) / w - mx * my,
        (syy as number) / w - my * my,
        floor,
      );
      return { x: old.x + mx, y: old.y + my, xx, xy, yy, weight: w / n };
    });
  }
  return { components, background, emptiness, bic: -2 * likelihood + FREE_NUMBERS * k * Math.log(n) };
}
