import { median } from '../math/stats.ts';
import { nearestDistances } from './nearestDistances.ts';

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
