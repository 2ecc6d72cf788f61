import * as tf from '@tensorflow/tfjs-core';

/** Squared distances [n, n] of points [n, x] of one set. */
export function squaredDistances(points: tf.Tensor2D): tf.Tensor2D {
  const lengths = tf.sum(tf.square(points), 1, true);
  const products = tf.matMul(points, points, false, true);
  // Rounding leaves a little below 0 where two points are the same.
  return tf.relu(tf.sub(tf.add(lengths, tf.transpose(lengths)), tf.mul(2, products))) as tf.Tensor2D;
}
