import * as tf from '@tensorflow/tfjs-core';
import type { KernelFamily } from '../math/kernels.ts';
import { tensorKernel } from './pairwiseComposed.ts';

/** The kernel sums of pairwise.ts for points of many coordinates, from plain operations that every engine has. */

/** The value, which gradients take as a constant. */
const detach = tf.customGrad((...[x]) => ({
  value: tf.clone(x as tf.Tensor),
  gradFunc: (dy: tf.Tensor) => tf.zerosLike(dy),
}));

/** Takes a pair out of a maximum. */
const OUT = -1e30;

/** Squared distances below this part of both squares are rounding errors, as those of a point to itself. */
const ROUNDING = 3e-6;

/**
 * ‖x_i − c_j‖² [points, centres] = ‖x_i‖² + ‖c_j‖² − 2 x_i·c_j: one matrix product instead of a difference for every pair.
 * Both are moved by the mean of the centres first, so that little is lost where the two squares cancel. What is left where
 * they cancel altogether counts as 0 and has no gradient: kernels with a peak would make much of it.
 */
function squaredDistances(x: tf.Tensor2D, centres: tf.Tensor2D): tf.Tensor2D {
  const middle = detach(tf.mean(centres, 0, true));
  const [points, others] = [tf.sub(x, middle) as tf.Tensor2D, tf.sub(centres, middle) as tf.Tensor2D];
  const squares = (rows: tf.Tensor2D): tf.Tensor => tf.sum(tf.square(rows), 1, true);
  const sum = tf.add(squares(points), tf.reshape(squares(others), [1, -1]));
  const distances = tf.sub(sum, tf.mul(tf.matMul(points, others, false, true), 2));
  const isApart = detach(tf.step(tf.sub(distances, tf.mul(sum, ROUNDING))));
  return tf.mul(distances, isApart);
}

/** As `logKernelSum`, for any number of coordinates. */
export function logKernelSumOfMany(
  x: tf.Tensor2D,
  centres: tf.Tensor2D,
  bandwidth: tf.Scalar,
  family: KernelFamily,
  leaveOneOut: boolean,
): tf.Tensor1D {
  const { log } = tensorKernel(family, x.shape[1]);
  const all = log(tf.div(squaredDistances(x, centres), tf.square(bandwidth)));
  const values = leaveOneOut ? tf.add(all, tf.mul(tf.eye(x.shape[0]), OUT)) : all;
  const largest = detach(tf.max(values, 1, true));
  const total = tf.sum(tf.exp(tf.sub(values, largest)), 1);
  return tf.add(tf.log(total), tf.reshape(largest, [-1])) as tf.Tensor1D;
}
