/** A curve for a chart: two arrays of the same length, x ascending. */
export interface Curve {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Largest number of points that a chart draws per series. */
export const CHART_POINTS = 300;

/**
 * At most `limit` (≥ 4) pairs of a curve, in order: the first, the last, and of every bucket in between its lowest and
 * its highest, so no spike is lost. A bucket without finite values leaves one NaN, so that gaps stay gaps.
 */
export function downsample(curve: Curve, limit = CHART_POINTS): Curve {
  const n = curve.x.length;
  if (limit < 4) throw new RangeError('cannot keep extremes in fewer than four points');
  if (n <= limit) return curve;
  const buckets = Math.floor((limit - 2) / 2);
  const kept: number[] = [0];
  for (let bucket = 0; bucket < buckets; bucket++) {
    const from = 1 + Math.floor((bucket * (n - 2)) / buckets);
    const to = 1 + Math.floor(((bucket + 1) * (n - 2)) / buckets);
    kept.push(...extremes(curve.y, from, to));
  }
  kept.push(n - 1);
  return {
    x: Float64Array.from(kept, (i) => curve.x[i] as number),
    y: Float64Array.from(kept, (i) => curve.y[i] as number),
  };
}

/** Indices of the lowest and highest finite value in [from, to), in order; one index if they coincide or none is finite. */
function extremes(y: Float64Array, from: number, to: number): number[] {
  let low = -1;
  let high = -1;
  for (let i = from; i < to; i++) {
    const value = y[i] as number;
    if (!Number.isFinite(value)) continue;
    if (low < 0 || value < (y[low] as number)) low = i;
    if (high < 0 || value > (y[high] as number)) high = i;
  }
  if (low < 0) return [from];
  return low === high ? [low] : [Math.min(low, high), Math.max(low, high)];
}
