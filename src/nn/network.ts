import * as tf from '@tensorflow/tfjs-core';
import { activate } from './activations.ts';
import { convolve, convolveTransposed } from './convolution.ts';
import { type Layer, type Layout, type Pieces, pieceOf } from './layout.ts';
import { batchNormalised, layerNormalised, type Moments, normalisedBy, runningMoments } from './normalisation.ts';
import { pixelRows } from './pictures.ts';
import type { NetworkSpec } from './spec.ts';
import { spectrallyNormalised } from './spectral.ts';

/** Cuts a flat vector [size] into pieces; differentiate with respect to these and join with `flatten`. */
export function piecesFrom(flat: tf.Tensor1D, layout: Layout): Pieces {
  return layout.layers.flatMap(({ inputs, outputs, units, weightOffset, biasOffset }) => [
    tf.reshape(tf.slice1d(flat, weightOffset, inputs * outputs), [inputs, outputs]),
    ...(layout.hasBias ? [tf.slice1d(flat, biasOffset, units)] : []),
  ]);
}

/** Joins pieces, or their gradients, into one flat vector [size]. */
export function flatten(pieces: Pieces): tf.Tensor1D {
  return tf.concat1d(pieces.map((piece) => (piece.rank === 1 ? piece : tf.reshape(piece, [-1])) as tf.Tensor1D));
}

/** What a network remembers beside its weights. */
export interface Memory {
  /** Spectral state [vectorSize], of a network with spectral normalisation. */
  readonly vectors?: tf.Tensor1D;
  /** Running averages [statisticsSize] that batch normalisation uses instead of the batch; the batch itself if absent. */
  readonly statistics?: tf.Tensor1D;
  /** Told what batch normalisation found in the batch, hidden layer by hidden layer. */
  readonly seen?: (layer: number, moments: Moments) => void;
}

/** Rows [rows · positions, units] of a layer before normalisation, bias and activation. */
function product(layer: Layer, weight: tf.Tensor2D, x: tf.Tensor2D): tf.Tensor2D {
  const { convolution, inputs, units, positions } = layer;
  if (convolution) return (convolution.transposed ? convolveTransposed : convolve)(x, weight, convolution.geometry);
  const rows = x.shape[1] === inputs ? x : (tf.reshape(x, [-1, inputs]) as tf.Tensor2D);
  const made: tf.Tensor2D = tf.matMul(rows, weight);
  return positions === 1 ? made : tf.reshape(made, [-1, units]);
}

/** Pre-activations [rows · positions, units] of hidden layer `index`, normalised as the spec says. */
function normalised(spec: NetworkSpec, layer: Layer, index: number, x: tf.Tensor2D, memory: Memory): tf.Tensor2D {
  const { units, positions } = layer;
  if (spec.normalisation === 'layer') {
    if (positions === 1) return layerNormalised(x);
    return tf.reshape(layerNormalised(tf.reshape(x, [-1, positions * units])), [-1, units]);
  }
  if (spec.normalisation !== 'batch') return x;
  if (memory.statistics) return normalisedBy(x, runningMoments(memory.statistics, layer));
  const { normalised: result, moments } = batchNormalised(x);
  memory.seen?.(index, moments);
  return result;
}

/** Pre-activations of one layer, its bias included. */
function summed(
  spec: NetworkSpec,
  layout: Layout,
  pieces: Pieces,
  index: number,
  x: tf.Tensor2D,
  memory: Memory,
): tf.Tensor2D {
  const layer = layout.layers[index] as Layer;
  const { weight: raw, bias } = pieceOf(layout, pieces, index);
  const weight = memory.vectors ? spectrallyNormalised(raw, layer, memory.vectors) : raw;
  const made = product(layer, weight, x);
  const isHidden = index < layout.layers.length - 1;
  const scaled = isHidden ? normalised(spec, layer, index, made, memory) : made;
  return bias ? tf.add(scaled, bias) : scaled;
}

/**
 * What the last layer of a network sees [batch, its inputs] for inputs x [batch, inputs]: the features of a classifier.
 * Layer and batch normalisation act on the hidden pre-activations, for convolutions by channel over all positions;
 * spectral normalisation on every weight, a convolution's as the matrix that its windows are multiplied with.
 */
export function applyFeatures(
  spec: NetworkSpec,
  layout: Layout,
  pieces: Pieces,
  x: tf.Tensor2D,
  memory: Memory = {},
): tf.Tensor2D {
  const start = spec.architecture === 'dcgan' && spec.sees ? pixelRows(spec, x) : x;
  const hidden = layout.layers
    .slice(0, -1)
    .reduce((input, _, i) => activate(spec.activation, summed(spec, layout, pieces, i, input, memory)), start);
  return hidden.shape[0] === x.shape[0] ? hidden : tf.reshape(hidden, [x.shape[0], -1]);
}

/** Output [batch, outputs] of the network for inputs x [batch, inputs]; see `applyFeatures`. */
export function applyNetwork(
  spec: NetworkSpec,
  layout: Layout,
  pieces: Pieces,
  x: tf.Tensor2D,
  memory: Memory = {},
): tf.Tensor2D {
  const features = applyFeatures(spec, layout, pieces, x, memory);
  const sum = summed(spec, layout, pieces, layout.layers.length - 1, features, memory);
  // A picture comes as its pixels.
  const output = sum.shape[0] === x.shape[0] ? sum : (tf.reshape(sum, [x.shape[0], -1]) as tf.Tensor2D);
  return spec.head === 'tanh' ? tf.tanh(output) : output;
}
