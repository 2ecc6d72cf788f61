import * as tf from '@tensorflow/tfjs-core';
import type { Activation } from './spec.ts';

/**
 * Activations on pre-activations [batch, units], written with operations that tfjs differentiates correctly twice:
 * its own leakyRelu throws and its own elu is silently wrong under a gradient penalty.
 */
type Apply = (x: tf.Tensor2D) => tf.Tensor2D;

const leaky =
  (slope: number): Apply =>
  (x) =>
    tf.sub(tf.relu(x), tf.mul(tf.relu(tf.neg(x)), slope));

const activations: Readonly<Record<Activation, Apply>> = {
  relu: (x) => tf.relu(x),
  'leaky-relu': leaky(0.2),
  'leaky-relu-001': leaky(0.01),
  tanh: (x) => tf.tanh(x),
  // exp sees only x ≤ 0, so it cannot overflow on the branch that is not taken.
  elu: (x) => tf.add(tf.relu(x), tf.sub(tf.exp(tf.neg(tf.relu(tf.neg(x)))), 1)),
  softplus: (x) => tf.softplus(x),
  swish: (x) => tf.mul(x, tf.sigmoid(x)),
  maxout: (x) => {
    const units = x.shape[1] / 2;
    const first = tf.slice2d(x, [0, 0], [-1, units]);
    const second = tf.slice2d(x, [0, units], [-1, units]);
    return tf.add(first, tf.relu(tf.sub(second, first)));
  },
};

/** Applies an activation; maxout halves the number of units (see `piecesOf`), the others keep it. */
export function activate(activation: Activation, x: tf.Tensor2D): tf.Tensor2D {
  return activations[activation](x);
}
