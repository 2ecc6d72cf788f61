import * as tf from '@tensorflow/tfjs-core';
import { type Layer, type Layout, type Pieces, pieceOf } from './layout.ts';

/**
 * Spectral normalisation (arXiv:1802.05957, alg. 1). Per layer one unit vector u [inputs] follows the top left singular
 * vector of the weight W [inputs, outputs]. With v = Wᵀu/‖Wᵀu‖ the estimate uᵀWv equals ‖Wᵀu‖, whose gradient in W is
 * u vᵀ: exactly the paper's, which holds u and v constant. Hence only u is kept.
 */
const TINY = 1e-12;

const vectorOf = (vectors: tf.Tensor1D, { vectorOffset, inputs }: Layer): tf.Tensor2D =>
  tf.reshape(tf.slice1d(vectors, vectorOffset, inputs), [1, inputs]);

/** √Σx² as a scalar, positive even at x = 0. */
const norm = (x: tf.Tensor): tf.Scalar => tf.sqrt(tf.add(tf.sum(tf.square(x)), TINY));

/** W / σ(W) [inputs, outputs]; the gradient flows through W only. */
export function spectrallyNormalised(weight: tf.Tensor2D, layer: Layer, vectors: tf.Tensor1D): tf.Tensor2D {
  return tf.div(weight, norm(tf.matMul(vectorOf(vectors, layer), weight)));
}

/** The spectral state [vectorSize] after one power iteration on the current weights. */
export function refreshedVectors(layout: Layout, pieces: Pieces, vectors: tf.Tensor1D): tf.Tensor1D {
  return tf.concat1d(
    layout.layers.map((layer, index) => {
      const { weight } = pieceOf(layout, pieces, index);
      const right = tf.matMul(vectorOf(vectors, layer), weight);
      const left = tf.matMul(right, weight, false, true);
      return tf.reshape(tf.div(left, norm(left)), [layer.inputs]);
    }),
  );
}
