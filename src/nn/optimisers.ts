import * as tf from '@tensorflow/tfjs-core';
import type { OptimiserKind } from './optimiserSchema.ts';

/** Optimisers on one flat vector per network. `settings` are the scalars of the live optimiser settings. */
export interface OptimiserSettings {
  readonly rate: tf.Scalar;
  readonly beta1: tf.Scalar;
  readonly beta2: tf.Scalar;
  /** β₁ᵗ and β₂ᵗ, t the number of updates, this one included. */
  readonly beta1Power: tf.Scalar;
  readonly beta2Power: tf.Scalar;
}

export interface Update {
  readonly weights: tf.Tensor1D;
  /** New moments in the order of `momentsOf`. */
  readonly moments: readonly tf.Tensor1D[];
}

type Rule = (
  weights: tf.Tensor1D,
  gradient: tf.Tensor1D,
  moments: readonly tf.Tensor1D[],
  s: OptimiserSettings,
) => Update;

const EPSILON = 1e-8;

/** β·average + (1 − β)·value, with one multiplication less. */
const averaged = (average: tf.Tensor1D, value: tf.Tensor1D, beta: tf.Scalar): tf.Tensor1D =>
  tf.add(average, tf.mul(tf.sub(value, average), tf.sub(1, beta)));

const rules: Readonly<Record<OptimiserKind, { readonly moments: number; readonly rule: Rule }>> = {
  sgd: {
    moments: 0,
    rule: (weights, gradient, _moments, { rate }) => ({
      weights: tf.sub(weights, tf.mul(gradient, rate)),
      moments: [],
    }),
  },
  /** buffer ← β₁·buffer + g; w ← w − η·buffer (PyTorch's form, dampening 0). */
  momentum: {
    moments: 1,
    rule: (weights, gradient, moments, { rate, beta1 }) => {
      const buffer = tf.add(tf.mul(moments[0] as tf.Tensor1D, beta1), gradient) as tf.Tensor1D;
      return { weights: tf.sub(weights, tf.mul(buffer, rate)), moments: [buffer] };
    },
  },
  /** v ← β₂·v + (1 − β₂)·g²; w ← w − η·g/(√v + ε): ε outside the root. */
  rmsprop: {
    moments: 1,
    rule: (weights, gradient, moments, { rate, beta2 }) => {
      const scale = averaged(moments[0] as tf.Tensor1D, tf.square(gradient), beta2);
      const step = tf.div(tf.mul(gradient, rate), tf.add(tf.sqrt(scale), EPSILON));
      return { weights: tf.sub(weights, step), moments: [scale] };
    },
  },
  /**
   * Adam (arXiv:1412.6980, alg. 1). With c = √(1 − β₂ᵗ) the step η·m̂/(√v̂ + ε) is (η·c/(1 − β₁ᵗ))·m/(√v + ε·c), which
   * leaves both bias corrections to scalars.
   */
  adam: {
    moments: 2,
    rule: (weights, gradient, moments, { rate, beta1, beta2, beta1Power, beta2Power }) => {
      const mean = averaged(moments[0] as tf.Tensor1D, gradient, beta1);
      const scale = averaged(moments[1] as tf.Tensor1D, tf.square(gradient), beta2);
      const correction = tf.sqrt(tf.sub(1, beta2Power));
      const size = tf.div(tf.mul(rate, correction), tf.sub(1, beta1Power));
      const step = tf.div(tf.mul(mean, size), tf.add(tf.sqrt(scale), tf.mul(correction, EPSILON)));
      return { weights: tf.sub(weights, step), moments: [mean, scale] };
    },
  },
};

/** Number of moment vectors, each as long as the weights and zero at the start. */
export const momentsOf = (kind: OptimiserKind): number => rules[kind].moments;

/** One update of flat weights [size] along a flat gradient [size]. */
export function update(
  kind: OptimiserKind,
  weights: tf.Tensor1D,
  gradient: tf.Tensor1D,
  moments: readonly tf.Tensor1D[],
  settings: OptimiserSettings,
): Update {
  return rules[kind].rule(weights, gradient, moments, settings);
}
