import { NearestSearch } from '../math/nearestRows.ts';
import { median } from '../math/stats.ts';

/** Rows of the bank that are compared with all queries before the next ones, so that they stay in the processor's cache. */
const BLOCK = 64;
/** Rows from which the variance of a column is taken. */
const SAMPLED = 400;

/** Columns [width] of a bank, those that vary most first: a search that gives up long distances then does so soon. */
function columnsByVariance(bank: Float32Array, width: number): Int32Array {
  const count = bank.length / width;
  const rows = Array.from({ length: Math.min(SAMPLED, count) }, (_, i) => Math.floor((i * count) / SAMPLED) % count);
  const variance = Float64Array.from({ length: width }, (_, column) => {
    const values = rows.map((row) => bank[row * width + column] as number);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  });
  return Int32Array.from([...variance.keys()].sort((a, b) => (variance[b] as number) - (variance[a] as number)));
}

/** A copy of a matrix with its columns in another order. */
function reordered(values: Float32Array, order: Int32Array): Float32Array {
  const width = order.length;
  const out = new Float32Array(values.length);
  for (let from = 0; from < values.length; from += width) {
    for (let i = 0; i < width; i++) out[from + i] = values[from + (order[i] as number)] as number;
  }
  return out;
}

/** Distance [queries] of each row to the nearest one of a bank, both of `width` columns. */
function nearestDistances(queries: Float32Array, bank: Float32Array, width: number): Float64Array {
  const order = columnsByVariance(bank, width);
  const search = new NearestSearch(reordered(queries, order), reordered(bank, order), width, 1);
  while (!search.advance(BLOCK));
  return search.found.distances.map(Math.sqrt);
}

/** What is known of fresh data against a bank: neither changes while a run lasts. */
const known = new WeakMap<Float32Array, { readonly bank: Float32Array; readonly median: number }>();

/** Samples, fresh data, and the training images in which both look for the nearest; rows of one width. */
interface Compared {
  readonly samples: Float32Array;
  readonly fresh: Float32Array;
  readonly training: Float32Array;
}

/**
 * Median distance of the first `count` samples to their nearest training image, over that of all fresh data, so that no few
 * unlucky images move the ratios of a whole run; NaN for 0 over 0.
 */
export function nearestRatio({ samples, fresh, training }: Compared, width: number, count: number): number {
  let data = known.get(fresh);
  if (data?.bank !== training) {
    data = { bank: training, median: median(nearestDistances(fresh, training, width)) };
    known.set(fresh, data);
  }
  return median(nearestDistances(samples.subarray(0, count * width), training, width)) / data.median;
}
