import * as tf from '@tensorflow/tfjs-core';
import { bitsOf } from '../../math/layers/states.ts';
import { hardest, logSumExp } from '../../nn/classes.ts';
import { downward, type Machine } from './machine.ts';

/** Every code of so many bits [2^codes, codes], a constant; code s has bit i of s in column i. */
export function everyCode(codes: number): tf.Tensor2D {
  const states = Array.from({ length: 2 ** codes }, (_, state) => state);
  return tf.tensor2d(bitsOf(states, codes), [states.length, codes]);
}

/** log P(x | h) [rows, states] of images [rows, pixels] under codes [states, codes] that a layer decodes, nats. */
export function logLikelihoods(layer: Machine, codes: tf.Tensor2D, images: tf.Tensor2D): tf.Tensor2D {
  const logits = downward(layer, codes);
  const normalisers = tf.reshape(tf.sum(tf.softplus(logits), 1), [1, logits.shape[0]]);
  return tf.sub(tf.matMul(images, logits, false, true), normalisers) as tf.Tensor2D;
}

/** What keeps the log of a share finite that has become nothing: far below any that tells. */
const TINY = 1e-30;

/** Log shares [1, states] of shares [states]. */
export const logShares = (shares: tf.Tensor1D): tf.Tensor2D =>
  tf.reshape(tf.log(tf.add(shares, TINY)), [1, shares.size]);

/** P(h | x) [rows, states] from log P(x | h) [rows, states] and log P(h) [1, states]. */
export function posterior(likelihoods: tf.Tensor2D, prior: tf.Tensor2D): tf.Tensor2D {
  const joint = tf.add(likelihoods, prior) as tf.Tensor2D;
  return tf.exp(tf.sub(joint, logSumExp(joint))) as tf.Tensor2D;
}

/** Least distance of a posterior mean from 0 and 1, so that its logit is finite. */
const LEAST = 1e-4;

/** Logits [rows, codes] of how probable each bit is under a posterior [rows, states] of codes [states, codes]. */
export function bitLogits(shares: tf.Tensor2D, codes: tf.Tensor2D): tf.Tensor2D {
  const means = tf.minimum(tf.maximum(tf.matMul(shares, codes), LEAST), 1 - LEAST);
  return tf.sub(tf.log(means), tf.log(tf.sub(1, means))) as tf.Tensor2D;
}

/**
 * Codes [rows, codes] drawn with log probabilities [1, states], which need not be normalised, from codes [states, codes], given uniforms
 * [rows, states]: the largest of the logs, each with Gumbel noise.
 */
export function drawCodes(logs: tf.Tensor2D, codes: tf.Tensor2D, uniforms: tf.Tensor2D): tf.Tensor2D {
  const noise = tf.neg(tf.log(tf.neg(tf.log(tf.add(uniforms, TINY)))));
  return tf.matMul(hardest(tf.add(logs, noise) as tf.Tensor2D), codes);
}
