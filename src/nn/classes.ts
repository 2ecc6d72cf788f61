import * as tf from '@tensorflow/tfjs-core';
import './gradients.ts';

/** Operations on class logits [rows, classes] and one-hot labels, differentiable twice where they are differentiable at all. */

/** Largest column of each row [rows, 1], a constant for gradients: the second derivative of a maximum has none in tfjs. */
const largestOf = tf.customGrad((...[x]) => ({
  value: tf.max(x as tf.Tensor, 1, true),
  gradFunc: () => tf.zeros((x as tf.Tensor).shape),
}));

/** log Σ exp over the columns of x [rows, n], as [rows, 1]; finite for logits of any size. */
export function logSumExp(x: tf.Tensor2D): tf.Tensor2D {
  const largest = largestOf(x);
  const total = tf.sum(tf.exp(tf.sub(x, largest)), 1, true);
  return tf.add(tf.log(total), largest) as tf.Tensor2D;
}

/** Comparisons have no gradient, so all of them stay inside what gradients take as a constant. */
const largestColumn = tf.customGrad((...[x]) => {
  const values = x as tf.Tensor2D;
  const isLargest = tf.cast(tf.equal(values, tf.max(values, 1, true)), 'float32');
  return {
    value: tf.div(isLargest, tf.sum(isLargest, 1, true)),
    gradFunc: (dy: tf.Tensor) => tf.zerosLike(dy),
  };
});

/** One-hot [rows, n] of the largest column of each row, shared out among equal ones; a constant for gradients. */
export function hardest(x: tf.Tensor2D): tf.Tensor2D {
  return largestColumn(x) as tf.Tensor2D;
}

/** One-hot classes [rows, K] of uniform draws u [rows, 1], each class with its share of [0, 1). */
export function oneHotOf(u: tf.Tensor2D, shares: readonly number[]): tf.Tensor2D {
  const total = shares.reduce((sum, share) => sum + share, 0);
  let sum = 0;
  const upper = shares.map((share, i) => {
    sum += share;
    return i === shares.length - 1 ? 2 : sum / total;
  });
  const lower = [-1, ...upper.slice(0, -1)];
  const above = (edges: readonly number[]): tf.Tensor => tf.step(tf.sub(u, tf.tensor2d([...edges], [1, edges.length])));
  return tf.sub(above(lower), above(upper)) as tf.Tensor2D;
}
