import * as tf from '@tensorflow/tfjs-core';
import { activate } from './activations.ts';
import { type Layout, type Pieces, pieceOf } from './layout.ts';
import type { NetworkSpec } from './spec.ts';
import { spectrallyNormalised } from './spectral.ts';

const LAYER_NORM_EPSILON = 1e-5;

/** Cuts a flat vector [size] into pieces; differentiate with respect to these and join with `flatten`. */
export function piecesFrom(flat: tf.Tensor1D, layout: Layout): Pieces {
  return layout.layers.flatMap(({ inputs, outputs, weightOffset, biasOffset }) => [
    tf.reshape(tf.slice1d(flat, weightOffset, inputs * outputs), [inputs, outputs]),
    ...(layout.hasBias ? [tf.slice1d(flat, biasOffset, outputs)] : []),
  ]);
}

/** Joins pieces, or their gradients, into one flat vector [size]. */
export function flatten(pieces: Pieces): tf.Tensor1D {
  return tf.concat1d(pieces.map((piece) => (piece.rank === 1 ? piece : tf.reshape(piece, [-1])) as tf.Tensor1D));
}

/**
 * Each row of x [batch, units] shifted and scaled to mean 0 and variance 1 (arXiv:1607.06450, eq. 4). It has no gain
 * of its own: the bias follows it, and the next layer's weights can rescale.
 */
export function layerNormalised(x: tf.Tensor2D): tf.Tensor2D {
  const centred = tf.sub(x, tf.mean(x, 1, true));
  const variance = tf.mean(tf.square(centred), 1, true);
  return tf.div(centred, tf.sqrt(tf.add(variance, LAYER_NORM_EPSILON)));
}

/**
 * Output [batch, outputs] of the network for inputs x [batch, inputs]; no activation after the last layer. Layer
 * normalisation acts on the hidden pre-activations; spectral normalisation on every weight, with `vectors` its state.
 */
export function applyNetwork(
  spec: NetworkSpec,
  layout: Layout,
  pieces: Pieces,
  x: tf.Tensor2D,
  vectors?: tf.Tensor1D | undefined,
): tf.Tensor2D {
  const last = layout.layers.length - 1;
  return layout.layers.reduce<tf.Tensor2D>((input, layer, index) => {
    const { weight: raw, bias } = pieceOf(layout, pieces, index);
    const weight = vectors ? spectrallyNormalised(raw, layer, vectors) : raw;
    const product: tf.Tensor2D = tf.matMul(input, weight);
    const normalise = spec.normalisation === 'layer' && index < last;
    const normalised = normalise ? layerNormalised(product) : product;
    const sum = bias ? (tf.add(normalised, bias) as tf.Tensor2D) : normalised;
    return index < last ? activate(spec.activation, sum) : sum;
  }, x);
}
