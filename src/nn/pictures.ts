import * as tf from '@tensorflow/tfjs-core';
import { planesOf } from './convolutionalShapes.ts';
import type { NetworkSpec, Pictures } from './spec.ts';

/**
 * What a convolutional network sees, pixel by pixel [batch · h · w, channels]: the channels of all its pictures side by
 * side, as packing wants them (arXiv:1712.04086), and behind them each further input as a plane of equal numbers, as a
 * class is given (arXiv:1411.1784). x is [batch, inputs].
 */
export function pixelRows(spec: NetworkSpec, x: tf.Tensor2D): tf.Tensor2D {
  const { height, width, channels, count = 1 } = spec.sees as Pictures;
  const { planes } = planesOf(spec);
  if (count === 1 && planes === 0) return x;
  const [batch] = x.shape;
  const pixels = height * width;
  const pictures = Array.from({ length: count }, (_, i) =>
    tf.reshape(tf.slice2d(x, [0, i * pixels * channels], [batch, pixels * channels]), [batch * pixels, channels]),
  );
  if (planes === 0) return tf.concat2d(pictures as tf.Tensor2D[], 1);
  const further = tf.slice2d(x, [0, count * pixels * channels], [batch, planes]);
  const repeated = tf.reshape(tf.tile(further, [1, pixels]), [batch * pixels, planes]);
  return tf.concat2d([...pictures, repeated] as tf.Tensor2D[], 1);
}
