import * as tf from '@tensorflow/tfjs-core';
import type { PhaseIo } from '../../engine/contract.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { rowGradients } from '../../nn/gradients.ts';

type Kind = Exclude<Experiment['penalty']['kind'], 'none'>;
type Where = Experiment['penalty']['where'];
type Critic = (inputs: tf.Tensor2D) => tf.Tensor2D;

/** Added under the root of a slope, so that its derivative exists where the critic is flat. */
const TINY = 1e-12;

/** Least distance of a pair, so that a quotient exists for points that coincide. */
const LEAST_DISTANCE = 1e-6;

/**
 * Points around others: each coordinate moved by at most `penalty.localScale` standard deviations, std over all entries
 * of the batch (DRAGAN, arXiv:1705.07215, with offsets to both sides).
 */
function around(points: tf.Tensor2D, io: PhaseIo, stream: string): tf.Tensor2D {
  const [rows, columns] = points.shape;
  const offset = tf.sub(tf.mul(io.uniform(stream, rows, columns), 2), 1);
  const variance = tf.mean(tf.square(tf.sub(points, tf.mean(points))));
  const radius = tf.mul(tf.sqrt(variance), io.setting('penalty.localScale'));
  return tf.add(points, tf.mul(offset, radius));
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
  local: (real, _fake, io) => around(real, io, 'local'),
  /** [2 · batch, x]: half the mean is over the surroundings of data, half over those of generated points. */
  'local-both': (real, fake, io) => tf.concat2d([around(real, io, 'local'), around(fake, io, 'local-fake')], 0),
};

/** Slopes ‖∂f/∂x‖ [batch] of a critic at x [batch, x], smoothed near zero. */
export function slopesAt(critic: Critic, x: tf.Tensor2D): tf.Tensor1D {
  return tf.sqrt(tf.add(tf.sum(tf.square(rowGradients(critic, x)), 1), TINY));
}

/** A penalty before its weight, and the slopes that it saw. */
interface Measured {
  readonly value: tf.Scalar;
  readonly slopes: tf.Tensor1D;
}

interface Batch {
  readonly critic: Critic;
  readonly real: tf.Tensor2D;
  readonly fake: tf.Tensor2D;
  readonly io: PhaseIo;
  readonly where: Where;
}

type Measure = (batch: Batch) => Measured;

/** A penalty on slopes n [points] and the target slope t. */
const onSlopes =
  (penalise: (slopes: tf.Tensor1D, target: () => tf.Scalar) => tf.Scalar): Measure =>
  ({ critic, real, fake, io, where }) => {
    const slopes = slopesAt(critic, places[where](real, fake, io));
    return { value: penalise(slopes, () => io.setting('penalty.target')), slopes };
  };

/** A penalty on pairs of a real point x and a generated one y of the same row, from f(x) − f(y) and ‖x − y‖ [batch]. */
const onPairs =
  (excess: (difference: tf.Tensor, distance: tf.Tensor, target: tf.Scalar) => tf.Tensor): Measure =>
  ({ critic, real, fake, io }) => {
    const difference = tf.reshape(tf.sub(critic(real), critic(fake)), [-1]);
    const distance = tf.sqrt(tf.add(tf.sum(tf.square(tf.sub(real, fake)), 1), TINY));
    const value = tf.mean(tf.square(tf.relu(excess(difference, distance, io.setting('penalty.target')))));
    return { value: value as tf.Scalar, slopes: tf.div(tf.abs(difference), atLeast(distance)) };
  };

const atLeast = (distance: tf.Tensor): tf.Tensor => tf.maximum(distance, LEAST_DISTANCE);

const kinds: Readonly<Record<Kind, Measure>> = {
  /** mean (n − t)²: WGAN-GP, arXiv:1704.00028, eq. 3. */
  'two-sided': onSlopes((slopes, target) => tf.mean(tf.square(tf.sub(slopes, target())))),
  /** mean max(0, n − t)²: WGAN-LP, arXiv:1709.08894. */
  'one-sided': onSlopes((slopes, target) => tf.mean(tf.square(tf.relu(tf.sub(slopes, target()))))),
  /** ½ mean n²: R1 and R2, arXiv:1801.04406, eq. 9 and 10. */
  'zero-centred': onSlopes((slopes) => tf.mul(tf.mean(tf.square(slopes)), 0.5)),
  /** mean max(0, |f(x) − f(y)|/‖x − y‖ − t)². */
  quotient: onPairs((difference, distance, target) => tf.sub(tf.div(tf.abs(difference), atLeast(distance)), target)),
  /** mean max(0, f(x) − f(y) − t·‖x − y‖)²: the dual of optimal transport with a quadratic regulariser. */
  transport: onPairs((difference, distance, target) => tf.sub(difference, tf.mul(distance, target))),
  /** ½ mean[(1 − D(x))²·‖∇ℓ(x)‖² + D(y)²·‖∇ℓ(y)‖²], D = σ(ℓ): what noise on both inputs amounts to, arXiv:1705.09367. */
  noise({ critic, real, fake }) {
    const [atReal, atFake] = [slopesAt(critic, real), slopesAt(critic, fake)];
    const damped = (doubt: tf.Tensor, slopes: tf.Tensor1D): tf.Tensor =>
      tf.mean(tf.square(tf.mul(tf.reshape(doubt, [-1]), slopes)));
    const sum = tf.add(damped(tf.sigmoid(tf.neg(critic(real))), atReal), damped(tf.sigmoid(critic(fake)), atFake));
    return { value: tf.mul(sum, 0.5) as tf.Scalar, slopes: tf.concat1d([atReal, atFake]) };
  },
};

export interface Penalty {
  /** Weighted penalty, to be added to the critic's loss. */
  readonly value: tf.Scalar;
  /** Slopes at the penalised points; of a penalty on pairs, their quotients |f(x) − f(y)|/‖x − y‖. */
  readonly slopes: tf.Tensor1D;
}

/** Penalty of a critic; `real` and `fake` are critic inputs and count as constants. */
export function gradientPenalty(
  { kind, where }: { readonly kind: Kind; readonly where: Where },
  critic: Critic,
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
  io: PhaseIo,
): Penalty {
  const { value, slopes } = kinds[kind]({ critic, real, fake, io, where });
  return { value: tf.mul(value, io.setting('penalty.weight')) as tf.Scalar, slopes };
}
