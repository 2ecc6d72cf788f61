import { type GridWindow, kernelDensity } from './kernelDensity.ts';
import { mean, variance } from './stats.ts';

/** Bandwidth as a share of the spread of the reference. */
const BANDWIDTH_SHARE = 0.1;
/** Cells per bandwidth: Gaussian sums on such a grid integrate to 1 within 1e-8. */
const CELLS_PER_BANDWIDTH = 2;
/** Kernels reach this many bandwidths. */
const REACH = 6;
/** Reference points further out than this many standard deviations do not widen the window. */
const WIDEST = 5;

export interface Smoothing {
  /** Standard deviation of the Gaussian kernel, data units. */
  readonly bandwidth: number;
  readonly window: GridWindow;
}

/**
 * Smoothing for `jensenShannon`, from the reference x0, y0, … alone, so that it does not move with the samples: a tenth of
 * its root-mean-square standard deviation per axis, and a window that holds all of it or five standard deviations. Null
 * if the reference is empty, has no spread or is not finite.
 */
export function smoothingFor(reference: ArrayLike<number>): Smoothing | null {
  const n = reference.length >> 1;
  const axis = (offset: number): Float64Array =>
    Float64Array.from({ length: n }, (_, i) => reference[2 * i + offset] as number);
  const [x, y] = [axis(0), axis(1)];
  const bandwidth = BANDWIDTH_SHARE * Math.sqrt((variance(x) + variance(y)) / 2);
  if (!(bandwidth > 0 && Number.isFinite(bandwidth))) return null;
  const span = (values: Float64Array): readonly [number, number] => {
    const centre = mean(values);
    const wide = WIDEST * Math.sqrt(variance(values));
    const low = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
    const high = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
    return [Math.max(low, centre - wide) - REACH * bandwidth, Math.min(high, centre + wide) + REACH * bandwidth];
  };
  const [xMin, xMax] = span(x);
  const [yMin, yMax] = span(y);
  return { bandwidth, window: { xMin, xMax, yMin, yMax } };
}

/** Mass of the smoothed points in each cell of the window [rows · columns], and what lies outside as the last entry. */
export function cellMasses(points: ArrayLike<number>, { bandwidth, window }: Smoothing): Float64Array {
  const cells = (length: number): number => Math.max(1, Math.ceil((CELLS_PER_BANDWIDTH * length) / bandwidth));
  const columns = cells(window.xMax - window.xMin);
  const rows = cells(window.yMax - window.yMin);
  const area = ((window.xMax - window.xMin) * (window.yMax - window.yMin)) / (columns * rows);
  const masses = new Float64Array(columns * rows + 1);
  let inside = 0;
  kernelDensity(points, bandwidth)
    .grid(window, columns, rows)
    .forEach((density, cell) => {
      masses[cell] = density * area;
      inside += density * area;
    });
  masses[columns * rows] = Math.max(0, 1 - inside);
  return masses;
}

/** Jensen–Shannon divergence of two discrete laws over the same cells, nats: 0 if equal, log 2 if disjoint. */
export function jensenShannon(p: ArrayLike<number>, q: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < p.length; i++) {
    const a = p[i] as number;
    const b = q[i] as number;
    const middle = (a + b) / 2;
    if (a > 0) sum += a * Math.log(a / middle);
    if (b > 0) sum += b * Math.log(b / middle);
  }
  return Math.max(0, sum / 2);
}
