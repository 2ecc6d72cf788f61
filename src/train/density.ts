import type { Bounds } from '../data/law.ts';
import { kernelDensity, silvermanBandwidth } from '../math/kernelDensity.ts';
import { variance } from '../math/stats.ts';
import type { Frame } from './frame.ts';

/**
 * Silverman's bandwidth of points x0, y0, x1, y1, …, a quarter of it: the rule assumes one Gaussian and would blur
 * separate modes into one. Never below 1e-3 data units, so that identical points still have a density.
 */
export function displayBandwidth(points: Float32Array): number {
  const count = points.length / 2;
  const axis = (offset: number): number => {
    const values = Float64Array.from({ length: count }, (_, i) => points[2 * i + offset] as number);
    return Math.sqrt(variance(values));
  };
  return Math.max(1e-3, 0.25 * silvermanBandwidth(axis(0), axis(1), count));
}

/** Densities of data and generated points on a grid over the window, with one common bandwidth so that they compare. */
export function densityOf(
  real: Float32Array,
  generated: Float32Array,
  bounds: Bounds,
  columns: number,
  rows: number,
): NonNullable<Frame['density']> {
  const bandwidth = displayBandwidth(real);
  const on = (points: Float32Array): Float32Array =>
    Float32Array.from(kernelDensity(points, bandwidth).grid(bounds, columns, rows));
  return { bounds, columns, rows, real: on(real), generated: on(generated) };
}
