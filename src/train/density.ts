import type { Bounds } from '../data/law.ts';
import { scottBandwidth } from '../math/bandwidthRules.ts';
import { kernelDensity } from '../math/kernelDensity.ts';
import { MIXTURE_SCALES } from '../math/kernels.ts';
import { type Smoother, smootherOf } from '../math/smoother.ts';
import type { Frame } from './frame.ts';
import type { TrainingRun } from './run.ts';
import { bandwidthInForce } from './schedule.ts';

/** Kernel of a density estimate; the bandwidth (data units) is positive. */
export interface DensityKernel {
  readonly smoother: Smoother;
  readonly bandwidth: number;
}

/** Points behind an estimate whose kernel is not separable, so that a frame stays cheap. */
const DIRECT_POINTS = 160;

/** A kernel narrower than this many cells would fall between the centres of the grid. */
const NARROWEST_CELLS = 0.6;

/**
 * A quarter of Scott's bandwidth of points x0, y0, x1, y1, …: the rule assumes one Gaussian and would blur separate
 * modes into one. Positive also for identical points, so that they still have a density.
 */
export const displayBandwidth = (points: Float32Array): number => 0.25 * scottBandwidth(points);

/** Kernel that smooths the run at this step; null while smoothing is off. */
export function kernelNow(run: Pick<TrainingRun, 'trained' | 'step'>): DensityKernel | null {
  const { smoothing } = run.trained;
  return smoothing.on ? { smoother: smoothing.kernel, bandwidth: bandwidthInForce(run.trained, run.step) } : null;
}

/** Density per unit area at the cell centres, row by row from yMin, of the first `DIRECT_POINTS` points. */
function directGrid(points: Float32Array, kernel: DensityKernel, bounds: Bounds, columns: number, rows: number) {
  const { log, logNormaliser } = smootherOf(kernel.smoother);
  const count = Math.min(DIRECT_POINTS, points.length / 2);
  const precision = 1 / kernel.bandwidth ** 2;
  const height = (Math.exp(logNormaliser) * precision) / count;
  const [width, depth] = [(bounds.xMax - bounds.xMin) / columns, (bounds.yMax - bounds.yMin) / rows];
  return Float32Array.from({ length: columns * rows }, (_, cell) => {
    const x = bounds.xMin + ((cell % columns) + 0.5) * width;
    const y = bounds.yMin + (Math.floor(cell / columns) + 0.5) * depth;
    let sum = 0;
    for (let i = 0; i < count; i++) {
      const dx = x - (points[2 * i] as number);
      const dy = y - (points[2 * i + 1] as number);
      sum += Math.exp(log((dx * dx + dy * dy) * precision));
    }
    return sum * height;
  });
}

/** Mean of Gaussian estimates at these bandwidths. */
function gaussianGrid(
  points: Float32Array,
  bandwidths: readonly number[],
  bounds: Bounds,
  columns: number,
  rows: number,
) {
  const grids = bandwidths.map((bandwidth) => kernelDensity(points, bandwidth).grid(bounds, columns, rows));
  return Float32Array.from({ length: columns * rows }, (_, cell) =>
    grids.reduce((sum, grid) => sum + (grid[cell] as number) / grids.length, 0),
  );
}

/**
 * Densities of data and generated points on a grid over the window, with one common kernel so that they compare: the
 * run's own where it smooths (no narrower than the grid can show), else a Gaussian by rule.
 */
export function densityOf(
  real: Float32Array,
  generated: Float32Array,
  bounds: Bounds,
  columns: number,
  rows: number,
  kernel: DensityKernel | null,
): NonNullable<Frame['density']> {
  const cell = Math.max((bounds.xMax - bounds.xMin) / columns, (bounds.yMax - bounds.yMin) / rows);
  const { smoother, bandwidth } = kernel
    ? { ...kernel, bandwidth: Math.max(kernel.bandwidth, NARROWEST_CELLS * cell) }
    : { smoother: 'gaussian' as const, bandwidth: displayBandwidth(real) };
  const on = (points: Float32Array): Float32Array => {
    if (smoother === 'gaussian') return gaussianGrid(points, [bandwidth], bounds, columns, rows);
    if (smoother !== 'mixture') return directGrid(points, { smoother, bandwidth }, bounds, columns, rows);
    const bandwidths = MIXTURE_SCALES.map((scale) => Math.max(scale * bandwidth, NARROWEST_CELLS * cell));
    return gaussianGrid(points, bandwidths, bounds, columns, rows);
  };
  return { bounds, columns, rows, real: on(real), generated: on(generated) };
}
