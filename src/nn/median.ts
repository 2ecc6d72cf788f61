import * as tf from '@tensorflow/tfjs-core';
import { detach } from './gradients.ts';

/** Points among whose pairs the median is sought: 8,128 pairs are enough, and take no time beside n² of all. */
const POINTS = 128;

/** Halvings of the range: the median is found to 2⁻²⁰ of the largest. */
const HALVINGS = 20;

/**
 * Median of squared distances [n, n] between different points, of the first 128 of them; a constant for gradients. Found by halving
 * the range that holds it, since engines count but do not sort. 0 of a single point.
 */
export function medianOfPairs(squaredDistances: tf.Tensor2D): tf.Scalar {
  const points = Math.min(POINTS, squaredDistances.shape[0]);
  const all = detach(tf.slice2d(squaredDistances, [0, 0], [points, points]));
  // Every pair comes twice, and each point once with itself, at distance 0.
  const half = points + (points * (points - 1)) / 2;
  let low: tf.Tensor = tf.scalar(0);
  let high: tf.Tensor = tf.max(all);
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = tf.mul(tf.add(low, high), 0.5);
    const isAbove = tf.less(tf.sum(tf.cast(tf.lessEqual(all, middle), 'float32')), half);
    low = tf.where(isAbove, middle, low);
    high = tf.where(isAbove, high, middle);
  }
  return tf.mul(tf.add(low, high), 0.5) as tf.Scalar;
}
