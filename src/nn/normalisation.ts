import * as tf from '@tensorflow/tfjs-core';
import type { Layer, Layout } from './layout.ts';

/** Added to variances under a root. */
export const EPSILON = 1e-5;

/** Mean and variance [1, units] of each unit over the rows of a batch. */
export interface Moments {
  readonly mean: tf.Tensor2D;
  readonly variance: tf.Tensor2D;
}

const scaled = (centred: tf.Tensor, variance: tf.Tensor): tf.Tensor2D =>
  tf.div(centred, tf.sqrt(tf.add(variance, EPSILON)));

/**
 * Each row of x [batch, units] shifted and scaled to mean 0 and variance 1 (arXiv:1607.06450, eq. 4). It has no gain
 * of its own: the bias follows it, and the next layer's weights can rescale.
 */
export function layerNormalised(x: tf.Tensor2D): tf.Tensor2D {
  const centred = tf.sub(x, tf.mean(x, 1, true));
  return scaled(centred, tf.mean(tf.square(centred), 1, true));
}

/**
 * Each column of x [rows, units] shifted and scaled to mean 0 and variance 1 over the rows (arXiv:1502.03167, alg. 1),
 * without a gain as above, and what it was shifted and scaled by. Rows influence each other, so the gradient of one of
 * them is no business of its own: never under a gradient penalty. A single row becomes 0.
 */
export function batchNormalised(x: tf.Tensor2D): { readonly normalised: tf.Tensor2D; readonly moments: Moments } {
  const mean = tf.mean(x, 0, true) as tf.Tensor2D;
  const centred = tf.sub(x, mean);
  const variance = tf.mean(tf.square(centred), 0, true) as tf.Tensor2D;
  return { normalised: scaled(centred, variance), moments: { mean, variance } };
}

/** The same with running averages instead: each row on its own. */
export function normalisedBy(x: tf.Tensor2D, { mean, variance }: Moments): tf.Tensor2D {
  return scaled(tf.sub(x, mean), variance);
}

/** Running averages of one layer, from the statistics of its network. */
export function runningMoments(statistics: tf.Tensor1D, { statisticsOffset: at, units }: Layer): Moments {
  const row = (offset: number): tf.Tensor2D => tf.reshape(tf.slice1d(statistics, offset, units), [1, units]);
  return { mean: row(at), variance: row(at + units) };
}

/** Weight of the newest step in running averages: they follow the weights within some ten steps. */
const NEWEST = 0.1;

/**
 * Running averages [statisticsSize] after a step that saw these moments, one list for each hidden layer with an entry for
 * each batch; of several batches the average counts.
 */
export function followed(
  { layers, statisticsSize }: Layout,
  statistics: tf.Tensor1D,
  seen: readonly (readonly Moments[])[],
): tf.Tensor1D {
  if (statisticsSize === 0) return statistics;
  const average = (tensors: readonly tf.Tensor[]): tf.Tensor1D =>
    tf.reshape(tf.div(tf.addN([...tensors]), tensors.length), [-1]);
  const newest = layers.slice(0, -1).flatMap((_, index) => {
    const moments = seen[index] ?? [];
    return [average(moments.map(({ mean }) => mean)), average(moments.map(({ variance }) => variance))];
  });
  return tf.add(statistics, tf.mul(tf.sub(tf.concat1d(newest), statistics), NEWEST));
}
