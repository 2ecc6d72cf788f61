import * as tf from '@tensorflow/tfjs-core';
import { bitsOf } from '../../math/layers/states.ts';
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
