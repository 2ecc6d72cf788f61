import * as tf from '@tensorflow/tfjs-core';

/** A restricted Boltzmann machine as tensors: weights [hidden, visible], biases [visible] and [1, hidden]. */
export interface Machine {
  readonly weights: tf.Tensor2D;
  readonly visible: tf.Tensor1D;
  readonly hidden: tf.Tensor2D;
}

/** The same machine with its sides exchanged: what was hidden is visible. */
export const exchanged = ({ weights, visible, hidden }: Machine): Machine => ({
  weights: tf.transpose(weights),
  visible: tf.reshape(hidden, [hidden.size]),
  hidden: tf.reshape(visible, [1, visible.size]),
});

/** Logits [rows, hidden] of the hidden bits of states [rows, visible]. */
export const upward = ({ weights, hidden }: Machine, states: tf.Tensor2D): tf.Tensor2D =>
  tf.add(tf.matMul(states, weights, false, true), hidden) as tf.Tensor2D;

/** Logits [rows, visible] of the visible bits of hidden ones [rows, hidden]. */
export const downward = ({ weights, visible }: Pick<Machine, 'weights' | 'visible'>, bits: tf.Tensor2D): tf.Tensor2D =>
  tf.add(tf.matMul(bits, weights), visible) as tf.Tensor2D;

/** Free energy [rows, 1] of states: −a·x − Σ log(1 + exp(Wx + c)). */
export function freeEnergy(machine: Machine, states: tf.Tensor2D): tf.Tensor2D {
  const linear = tf.sum(tf.mul(states, machine.visible), 1, true);
  return tf.neg(tf.add(linear, tf.sum(tf.softplus(upward(machine, states)), 1, true))) as tf.Tensor2D;
}

/** Bits [rows, columns] with these logits, given uniforms. */
export const bitsOf = (logits: tf.Tensor2D, uniforms: tf.Tensor2D): tf.Tensor2D =>
  tf.cast(tf.less(uniforms, tf.sigmoid(logits)), 'float32') as tf.Tensor2D;

/** States [rows, visible] after `steps` of Gibbs sampling; `uniform` gives fresh uniforms [rows, columns]. */
export function gibbs(
  machine: Machine,
  from: tf.Tensor2D,
  steps: number,
  uniform: (columns: number) => tf.Tensor2D,
): tf.Tensor2D {
  let states = from;
  for (let step = 0; step < steps; step++) {
    const logits = upward(machine, states);
    const hidden = bitsOf(logits, uniform(logits.shape[1]));
    states = bitsOf(downward(machine, hidden), uniform(states.shape[1]));
  }
  return states;
}
