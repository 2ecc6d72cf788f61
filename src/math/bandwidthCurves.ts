import { forces, rowNorms, totalForce } from './kernelForces.ts';
import type { KernelGanSettings } from './kernelGan.ts';
import { unbiasedMmd2 } from './mmd.ts';
import { nearestOfRows, type PointPairs } from './pointPairs.ts';
import { noisyJsd, type UnitNoise } from './smoothedJsd.ts';
import { mean, quantile } from './stats.ts';

/** `count` bandwidths from `from` to `to` in equal ratios. */
export function bandwidthGrid(count = 24, from = 0.005, to = 3): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => from * (to / from) ** (i / (count - 1)));
}

type Shape = Pick<KernelGanSettings, 'smoother' | 'floor' | 'leaveOneOut'>;

/** Smoothed JSD (nats, noisy evaluation) at every bandwidth. */
export function jsdCurve(
  pairs: PointPairs,
  bandwidths: Float64Array,
  noise: UnitNoise,
  shape: Shape = {},
): Float64Array {
  return bandwidths.map((bandwidth) => noisyJsd(pairs, { ...shape, bandwidth }, noise));
}

/** Unbiased MMD² at every bandwidth. */
export function mmdCurve(pairs: PointPairs, bandwidths: Float64Array, shape: Shape = {}): Float64Array {
  return bandwidths.map((bandwidth) => unbiasedMmd2(pairs, { ...shape, bandwidth }));
}

/** Mean over generated points of m·‖−∂V/∂Yⱼ‖ (nats per data unit and point) at every bandwidth. */
export function forceCurve(pairs: PointPairs, bandwidths: Float64Array, shape: Shape = {}): Float64Array {
  return bandwidths.map((bandwidth) => {
    const total = totalForce(forces(pairs, { ...shape, bandwidth }));
    return pairs.m * mean(rowNorms(total, pairs.dimension));
  });
}

/** Pointwise 5 %, 50 % and 95 % quantiles of curves. */
export interface Band {
  readonly low: Float64Array;
  readonly median: Float64Array;
  readonly high: Float64Array;
}

/** Band of at least one curve; curves have the same length. */
export function bandOf(curves: readonly Float64Array[]): Band {
  const at = (p: number): Float64Array =>
    Float64Array.from(curves[0] ?? [], (_, i) =>
      quantile(
        curves.map((curve) => curve[i] as number),
        p,
      ),
    );
  return { low: at(0.05), median: at(0.5), high: at(0.95) };
}

/**
 * Distance (data units) that the force has to bridge: the 95 % quantile, over real points, of the distance to the nearest
 * generated point. Large while modes are uncovered, the spacing of the sample once all are.
 */
export function farGap(pairs: PointPairs): number {
  return quantile(nearestOfRows(pairs.realGenerated, pairs.n, pairs.m), 0.95);
}

/** The force of a point mass on another at distance Δ has its maximum at h = Δ/1.64 and is below 0.1 % of it at Δ/8. */
export const REACH_RATIO = 4;
export const DEATH_RATIO = 8;

/** Share of the largest mean force below which a bandwidth counts as dead. */
const DEAD = 1e-3;

/**
 * Largest bandwidth, on the small side of the strongest force, whose force is below 0.1 % of the strongest, interpolated
 * in the logarithm; null where the force never falls that low.
 */
export function measuredDeath(bandwidths: Float64Array, norms: Float64Array): number | null {
  const peak = norms.reduce((best, norm, i) => (norm > (norms[best] as number) ? i : best), 0);
  const limit = DEAD * (norms[peak] as number);
  for (let i = peak - 1; i >= 0; i--) {
    const [below, above] = [norms[i] as number, norms[i + 1] as number];
    if (below >= limit) continue;
    const log = (x: number): number => Math.log(Math.max(x, Number.MIN_VALUE));
    const part = (log(limit) - log(below)) / (log(above) - log(below));
    return (bandwidths[i] as number) * ((bandwidths[i + 1] as number) / (bandwidths[i] as number)) ** part;
  }
  return null;
}
