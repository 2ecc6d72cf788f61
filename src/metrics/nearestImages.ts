import { nearestRows } from '../math/nearestRows.ts';
import { median } from '../math/stats.ts';

/** Distance [queries] of each row to the nearest one of a bank, both of `width` columns. */
function nearestDistances(queries: Float32Array, bank: Float32Array, width: number): Float64Array {
  return nearestRows(queries, bank, width, 1).distances.map(Math.sqrt);
}

/** What is known of fresh data against a bank: neither changes while a run lasts. */
const known = new WeakMap<Float32Array, { readonly bank: Float32Array; readonly median: number }>();

/** Median distance of the first `count` samples to their nearest training image, over that of fresh data; NaN for 0 over 0. */
export function nearestRatio(
  samples: Float32Array,
  fresh: Float32Array,
  training: Float32Array,
  width: number,
  count: number,
): number {
  const first = (rows: Float32Array): Float32Array => rows.subarray(0, count * width);
  let data = known.get(fresh);
  if (data?.bank !== training) {
    data = { bank: training, median: median(nearestDistances(first(fresh), training, width)) };
    known.set(fresh, data);
  }
  return median(nearestDistances(first(samples), training, width)) / data.median;
}
