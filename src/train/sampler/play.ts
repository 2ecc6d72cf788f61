import * as tf from '@tensorflow/tfjs-core';
import type { PhaseIo } from '../../engine/contract.ts';
import { type Experiment, valueAt } from '../../experiment/experiment.ts';
import type { SamplerActor, SamplerPlay } from '../../methods/sampler/contract.ts';
import { detach, rowGradients } from '../../nn/gradients.ts';
import type { Pieces } from '../../nn/layout.ts';
import { medianOfPairs } from '../../nn/median.ts';
import { latents, ops } from '../ops.ts';
import { squaredDistances } from '../squaredDistances.ts';
import type { Target } from '../target.ts';
import { POINT } from './actors.ts';
import { type Shape, said, sampled } from './network.ts';
import { pairingOf } from './pairing.ts';

/** Added under the root of a length, so that a pull of none has one. */
const TINY = 1e-12;

/** What the phases of a sampler are made from. */
export interface SamplerParts {
  readonly experiment: Experiment;
  readonly shape: Shape;
  readonly target: Target;
  /** Noise of each pair of a batch; the second half of a batch has the same again. */
  readonly sigmas: readonly number[];
  /** Index of the noise level of each pair. */
  readonly levels: readonly number[];
}

/** What a loss sees of a sampler (see `SamplerPlay`) in one execution of a phase. */
export function createSamplerPlay(
  { experiment, shape, target, sigmas, levels }: SamplerParts,
  pieces: Readonly<Record<SamplerActor, Pieces>>,
  io: PhaseIo,
): SamplerPlay {
  const pairs = sigmas.length;
  const sigma = tf.tensor2d([...sigmas, ...sigmas], [2 * pairs, 1]);
  return {
    ops,
    setting: io.setting,
    option: (key) => valueAt(experiment, key),
    constant: detach,
    noisy() {
      const made = sampled(shape, pieces.generator, latents(experiment, io, 'latent', pairs));
      const half = io.normal('noise', pairs, POINT);
      const noise = tf.concat2d([half, tf.neg(half)], 0);
      return { points: tf.add(tf.concat2d([made, made], 0), tf.mul(noise, sigma)) as tf.Tensor2D, noise, sigma };
    },
    learnt: (points) => said(shape, pieces.score, points, sigma),
    target: (points) => rowGradients(target.logDensity, points),
    // Made when it is asked for: a table of all pairs of rows is large.
    get pairing() {
      return pairingOf(levels);
    },
    squaredDistances,
    medianOf: medianOfPairs,
    slope: (f, points) => detach(rowGradients(f, points)),
    along(points, pull, value) {
      const longest = io.setting('sampler.clip');
      const length = tf.sqrt(tf.add(tf.sum(tf.square(pull), 1, true), TINY));
      // longest / max(length, longest), which is 1 for a pull that is short enough.
      const shortened = tf.mul(pull, tf.div(longest, tf.add(longest, tf.relu(tf.sub(length, longest)))));
      const moved = tf.mean(tf.sum(tf.mul(detach(shortened), points), 1)) as tf.Scalar;
      // The loss is worth what it says, and moves the weights as it should.
      return tf.add(detach(value), tf.sub(moved, detach(moved))) as tf.Scalar;
    },
  };
}
