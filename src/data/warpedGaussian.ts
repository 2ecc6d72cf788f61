import { type Expression, of, type Part, sumOf } from '../math/expression.ts';
import { drawPoints } from './uniformPoints.ts';

/** A Gaussian on the plane with correlated coordinates. */
export interface CorrelatedGaussian {
  readonly mean: readonly [number, number];
  /** Variance of the first coordinate, covariance, variance of the second. */
  readonly covariance: readonly [number, number, number];
}

const determinant = ({ covariance: [xx, xy, yy] }: CorrelatedGaussian): number => xx * yy - xy * xy;

/** Natural logarithm of 2π √|Σ|, the integral of `exponentOf`. */
export const logZOf = (gaussian: CorrelatedGaussian): number =>
  Math.log(2 * Math.PI) + Math.log(determinant(gaussian)) / 2;

/** −½ (v − μ)ᵀ Σ⁻¹ (v − μ) as a formula in the two coordinates of v. */
export function exponentOf(gaussian: CorrelatedGaussian, v0: Part, v1: Part): Expression {
  const [xx, xy, yy] = gaussian.covariance;
  const [d0, d1] = [of.sub(v0, gaussian.mean[0]), of.sub(v1, gaussian.mean[1])];
  const scale = -1 / (2 * determinant(gaussian));
  return sumOf(
    of.mul(scale * yy, of.square(d0)),
    of.mul(-2 * scale * xy, of.mul(d0, d1)),
    of.mul(scale * xx, of.square(d1)),
  );
}

/** Exact sampler of what `unwarp` makes of points of a Gaussian. */
export function warpedSampler(
  { mean, covariance: [xx, xy, yy] }: CorrelatedGaussian,
  unwarp: (v0: number, v1: number) => readonly [number, number],
): (key: Parameters<typeof drawPoints>[0], count: number) => Float32Array {
  const first = Math.sqrt(xx);
  const second = Math.sqrt(yy - (xy * xy) / xx);
  return (key, count) =>
    drawPoints(key, count, (stream) => {
      const u = stream.gaussian();
      return unwarp(mean[0] + first * u, mean[1] + (xy / first) * u + second * stream.gaussian());
    });
}
