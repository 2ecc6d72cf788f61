import * as tf from '@tensorflow/tfjs-core';
import type { PhaseIo } from '../../engine/contract.ts';
import { type Experiment, valueAt } from '../../experiment/experiment.ts';
import type { ParticlesPlay } from '../../methods/particles/contract.ts';
import { detach, rowGradients } from '../../nn/gradients.ts';
import { medianOfPairs } from '../../nn/median.ts';
import { ops, streamNames } from '../ops.ts';
import { squaredDistances } from '../squaredDistances.ts';
import type { Target } from '../target.ts';

/** What a move sees of a run (see `ParticlesPlay`) in one execution of its phase. */
export function createParticlesPlay(
  experiment: Experiment,
  { logDensity }: Target,
  { particles, memory }: { readonly particles: tf.Tensor2D; readonly memory: () => tf.Tensor2D },
  io: PhaseIo,
): ParticlesPlay {
  const fresh = streamNames();
  const [count, columns] = particles.shape;
  return {
    ops,
    setting: io.setting,
    option: (key) => valueAt(experiment, key),
    constant: detach,
    particles: () => particles,
    memory,
    logDensity,
    score: (points) => rowGradients(logDensity, points),
    normal: () => io.normal(fresh('normal'), count, columns),
    uniform: () => io.uniform(fresh('uniform'), count, 1),
    squaredDistances,
    medianOf: medianOfPairs,
    choose({ ratio, draw }, after, before) {
      // A comparison with what is not a number is false: such a move is refused.
      const accepts = tf.lessEqual(draw, ratio);
      return {
        to: tf.where(tf.tile(accepts, [1, columns]), after, before) as tf.Tensor2D,
        accepted: tf.mean(tf.cast(accepts, 'float32')) as tf.Scalar,
      };
    },
  };
}
