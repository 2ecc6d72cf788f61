import * as tf from '@tensorflow/tfjs-core';
import type { PhaseIo } from '../engine/contract.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { rowGradients } from '../nn/gradients.ts';

type Kind = Exclude<Experiment['penalty']['kind'], 'none'>;
type Where = Experiment['penalty']['where'];
type Critic = (inputs: tf.Tensor2D) => tf.Tensor2D;

/** Added under the root of a slope, so that its derivative exists where the critic is flat. */
const TINY = 1e-12;

/** Width of the neighbourhood `local` in standard deviations of the batch, as in DRAGAN (arXiv:1705.07215). */
const LOCAL_SCALE = 0.5;

/** Half-width 0.5·std of the neighbourhood of real points, std over all entries of the batch. */
function localRadius(real: tf.Tensor2D): tf.Scalar {
  const variance = tf.mean(tf.square(tf.sub(real, tf.mean(real))));
  return tf.mul(tf.sqrt(variance), LOCAL_SCALE);
}

/** Points [batch, x] at which the slope is penalised, from smoothed and packed critic inputs of the same shape. */
const places: Readonly<Record<Where, (real: tf.Tensor2D, fake: tf.Tensor2D, io: PhaseIo) => tf.Tensor2D>> = {
  /** u·real + (1 − u)·fake, one u per row (arXiv:1704.00028, alg. 1). */
  interpolates: (real, fake, io) => {
    const u = io.uniform('interpolation', real.shape[0], 1);
    return tf.add(fake, tf.mul(u, tf.sub(real, fake)));
  },
  real: (real) => real,
  fake: (_real, fake) => fake,
  local: (real, _fake, io) => {
    const [rows, columns] = real.shape;
    const offset = tf.sub(tf.mul(io.uniform('local', rows, columns), 2), 1);
    return tf.add(real, tf.mul(offset, localRadius(real)));
  },
};

/** Penalty before its weight, from slopes n [batch] and the target slope t. */
const kinds: Readonly<Record<Kind, (slopes: tf.Tensor1D, target: tf.Scalar) => tf.Scalar>> = {
  /** mean (n − t)²: WGAN-GP, arXiv:1704.00028, eq. 3. */
  'two-sided': (slopes, target) => tf.mean(tf.square(tf.sub(slopes, target))),
  /** mean max(0, n − t)²: WGAN-LP, arXiv:1709.08894. */
  'one-sided': (slopes, target) => tf.mean(tf.square(tf.relu(tf.sub(slopes, target)))),
  /** ½ mean n²: R1 and R2, arXiv:1801.04406, eq. 9 and 10. */
  'zero-centred': (slopes) => tf.mul(tf.mean(tf.square(slopes)), 0.5),
};

/** Slopes ‖∂f/∂x‖ [batch] of a critic at x [batch, x], smoothed near zero. */
export function slopesAt(critic: Critic, x: tf.Tensor2D): tf.Tensor1D {
  return tf.sqrt(tf.add(tf.sum(tf.square(rowGradients(critic, x)), 1), TINY));
}

export interface Penalty {
  /** Weighted penalty, to be added to the critic's loss. */
  readonly value: tf.Scalar;
  /** Slopes [batch] at the penalised points. */
  readonly slopes: tf.Tensor1D;
}

/** Gradient penalty of a critic; `real` and `fake` are critic inputs and count as constants. */
export function gradientPenalty(
  { kind, where }: { readonly kind: Kind; readonly where: Where },
  critic: Critic,
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
  io: PhaseIo,
): Penalty {
  const slopes = slopesAt(critic, places[where](real, fake, io));
  const value = tf.mul(kinds[kind](slopes, io.setting('penalty.target')), io.setting('penalty.weight')) as tf.Scalar;
  return { value, slopes };
}
