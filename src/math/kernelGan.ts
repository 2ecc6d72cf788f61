import type { Kernel } from './kernels.ts';
import { type PointPairs, squaredDistances } from './pointPairs.ts';
import { type Smoother, smootherOf } from './smoother.ts';

/**
 * The kernel density discriminator D̂ = (p̂_r + φ) / (p̂_r + p̂_θ + 2φ) of Sinn & Rawat (arXiv:1705.09199): both densities are
 * kernel density estimates with the same bandwidth, so the best discriminator needs no network. Everything is a logit
 * ℓ = log(p̂_r + φ) − log(p̂_θ + φ) by log-sum-exp; nothing underflows however far a point is from all others.
 */
export interface KernelGanSettings {
  /** h > 0, data units. */
  readonly bandwidth: number;
  /** Gaussian if absent. */
  readonly smoother?: Smoother;
  /** A point is no centre of the density evaluated at itself. A set of one point keeps it, having no other. */
  readonly leaveOneOut?: boolean;
  /** φ ≥ 0 per unit of volume; caps |ℓ| where both densities vanish. 0 if absent. */
  readonly floor?: number;
}

/** Logs of both densities (per unit of volume, without φ) at a list of points. */
interface LogDensities {
  readonly real: Float64Array;
  readonly generated: Float64Array;
}

export interface Logits {
  /** ℓ(Xᵢ) [n]. */
  readonly real: Float64Array;
  /** ℓ(Yⱼ) [m]. */
  readonly generated: Float64Array;
}

/** Terms below exp(−40) of the largest change no digit of a float64 sum. */
export const NEGLIGIBLE = -40;

/** log(1 + eᶻ) without overflow. */
export const softplus = (z: number): number => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));

export const sigmoid = (z: number): number => (z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z)));

/** log(eᵃ + eᵇ). */
export function addExp(a: number, b: number): number {
  const largest = Math.max(a, b);
  return largest === Number.NEGATIVE_INFINITY ? largest : largest + Math.log1p(Math.exp(Math.min(a, b) - largest));
}

interface Grid {
  readonly squared: Float64Array;
  readonly rows: number;
  readonly columns: number;
}

/**
 * log Σ_c exp k(s_rc/h²) for every row of squared distances. `skipDiagonal` leaves out c = r. Kernels fall with distance,
 * so the nearest point has the largest term.
 */
function rowLogSums({ squared, rows, columns }: Grid, kernel: Kernel, h: number, skipDiagonal: boolean): Float64Array {
  const scale = 1 / (h * h);
  return Float64Array.from({ length: rows }, (_, row) => {
    const from = row * columns;
    const skipped = skipDiagonal ? row : -1;
    let nearest = Number.POSITIVE_INFINITY;
    for (let c = 0; c < columns; c++) {
      if (c !== skipped && (squared[from + c] as number) < nearest) nearest = squared[from + c] as number;
    }
    const peak = kernel.log(nearest * scale);
    let sum = 0;
    for (let c = 0; c < columns; c++) {
      if (c === skipped) continue;
      const term = kernel.log((squared[from + c] as number) * scale) - peak;
      if (term > NEGLIGIBLE) sum += Math.exp(term);
    }
    return peak + Math.log(sum);
  });
}

function transposed({ squared, rows, columns }: Grid): Grid {
  const out = new Float64Array(squared.length);
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) out[c * rows + r] = squared[r * columns + c] as number;
  return { squared: out, rows: columns, columns: rows };
}

/** log p̂ at the rows of a grid whose columns are the centres, per unit of volume. */
function logDensity(grid: Grid, kernel: Kernel, h: number, dimension: number, leaveOneOut = false): Float64Array {
  const leaves = leaveOneOut && grid.columns > 1;
  const offset = kernel.logNormaliser - dimension * Math.log(h) - Math.log(grid.columns - (leaves ? 1 : 0));
  return rowLogSums(grid, kernel, h, leaves).map((sum) => sum + offset);
}

function checked({ bandwidth, floor = 0 }: KernelGanSettings): number {
  if (!(bandwidth > 0 && Number.isFinite(bandwidth))) throw new RangeError('the bandwidth must be positive');
  if (!(floor >= 0)) throw new RangeError('the floor must not be negative');
  return Math.log(floor);
}

const logitOf = ({ real, generated }: LogDensities, logFloor: number): Float64Array =>
  logFloor === Number.NEGATIVE_INFINITY
    ? real.map((value, i) => value - (generated[i] as number))
    : real.map((value, i) => addExp(value, logFloor) - addExp(generated[i] as number, logFloor));

/** Log densities at the real and at the generated points, self terms as the settings say. */
export function logDensitiesOf(pairs: PointPairs, settings: KernelGanSettings) {
  const { n, m, dimension } = pairs;
  const { bandwidth: h, smoother = 'gaussian', leaveOneOut } = settings;
  const kernel = smootherOf(smoother, dimension);
  const between: Grid = { squared: pairs.realGenerated, rows: n, columns: m };
  return {
    atReal: {
      real: logDensity({ squared: pairs.realReal, rows: n, columns: n }, kernel, h, dimension, leaveOneOut),
      generated: logDensity(between, kernel, h, dimension),
    },
    atGenerated: {
      real: logDensity(transposed(between), kernel, h, dimension),
      generated: logDensity(
        { squared: pairs.generatedGenerated, rows: m, columns: m },
        kernel,
        h,
        dimension,
        leaveOneOut,
      ),
    },
  };
}

/** Logits of D̂ at the points of both sets. Throws RangeError for a bandwidth ≤ 0 or a negative floor. */
export function logits(pairs: PointPairs, settings: KernelGanSettings): Logits {
  const logFloor = checked(settings);
  const { atReal, atGenerated } = logDensitiesOf(pairs, settings);
  return { real: logitOf(atReal, logFloor), generated: logitOf(atGenerated, logFloor) };
}

/** Logits of D̂ and both log densities at any points x0, y0, …; nothing is left out there. */
export function logitsAt(
  queries: ArrayLike<number>,
  sets: Pick<PointPairs, 'real' | 'generated' | 'dimension'>,
  settings: KernelGanSettings,
): { readonly logits: Float64Array; readonly logReal: Float64Array; readonly logGenerated: Float64Array } {
  const logFloor = checked(settings);
  const { dimension } = sets;
  const kernel = smootherOf(settings.smoother ?? 'gaussian', dimension);
  const rows = queries.length / dimension;
  const on = (centres: Float64Array): Float64Array => {
    const squared = squaredDistances(queries, centres, dimension);
    return logDensity({ squared, rows, columns: centres.length / dimension }, kernel, settings.bandwidth, dimension);
  };
  const logReal = on(sets.real);
  const logGenerated = on(sets.generated);
  return { logits: logitOf({ real: logReal, generated: logGenerated }, logFloor), logReal, logGenerated };
}

/** V_B = mean log D̂(Xᵢ) + mean log(1 − D̂(Yⱼ)) ≤ 0, in nats: −2 log 2 where the densities agree, 0 where they are apart. */
export function plugInValue({ real, generated }: Logits): number {
  const meanOf = (values: Float64Array, sign: number): number =>
    values.reduce((sum, value) => sum - softplus(sign * value), 0) / values.length;
  return meanOf(real, -1) + meanOf(generated, 1);
}

/** Jensen–Shannon divergence (nats) of a value: (V + 2 log 2) / 2, since the best V is 2·JSD − 2 log 2. */
export const jsdOfValue = (value: number): number => (value + 2 * Math.LN2) / 2;

/**
 * Plug-in JSD: `jsdOfValue` of V_B. With self terms it is biased up (towards log 2 as h → 0), leaving them out biases it
 * down without bound; compare it with its value for two real samples.
 */
export function plugInJsd(pairs: PointPairs, settings: KernelGanSettings): number {
  return jsdOfValue(plugInValue(logits(pairs, settings)));
}
