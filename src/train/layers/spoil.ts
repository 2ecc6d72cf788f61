import * as tf from '@tensorflow/tfjs-core';
import type { PhaseIo } from '../../engine/contract.ts';
import { type Experiment, valueAt } from '../../experiment/experiment.ts';

/** What spoils images [rows, pixels] before inference; `undefined` where the method leaves them as they are. */
type Spoiler = ((images: tf.Tensor2D) => tf.Tensor2D) | undefined;

const where = (x: tf.Tensor): tf.Tensor2D => tf.cast(x, 'float32') as tf.Tensor2D;

/**
 * How a method spoils images: each pixel with its probability is set to 0 (`method.drop`, masking), or to 0 and 1 alike (salt and pepper:
 * Vincent et al. 2010, JMLR 11, sec. 3.3). `uniform` draws [rows, pixels] in [0, 1), at once.
 */
export function spoilerOf(experiment: Experiment, io: PhaseIo, uniform: () => tf.Tensor2D): Spoiler {
  const { method } = experiment;
  if ('drop' in method) {
    const kept = where(tf.greaterEqual(uniform(), io.setting('method.drop')));
    return (images) => tf.mul(images, kept);
  }
  if (!('corruption' in method)) return undefined;
  const rate = io.setting('method.corruption');
  const drawn = uniform();
  const kept = where(tf.greaterEqual(drawn, rate));
  if (valueAt(experiment, 'method.noise') === 'mask') return (images) => tf.mul(images, kept);
  // The lower half of what is spoilt becomes 1: one draw says both.
  const salt = where(tf.less(drawn, tf.mul(rate, 0.5)));
  return (images) => tf.add(tf.mul(images, kept), salt);
}
