import * as tf from '@tensorflow/tfjs-core';
import type { Law } from '../../data/law.ts';
import type { PhaseIo } from '../../engine/contract.ts';
import type { Trained } from '../../experiment/availability.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { key, normal } from '../../math/rng.ts';
import { POINT } from './players.ts';

/**
 * What stands in for generated points while the generator is frozen: fresh data, data with noise N(0, b²) on each axis,
 * or data moved by b along x, b being `training.freezeBy`. The generator's phase is then no part of the program.
 */
export const isFrozen = ({ training }: Pick<Experiment, 'training'>): boolean => training.freeze !== 'off';

/**
 * Fresh frozen points [count, size] inside a phase, with the classes of the data they come from [count, K] where there are
 * any; `fresh` gives stream names that are not used yet.
 */
export function frozenBatch(
  { training }: Pick<Experiment, 'training'>,
  io: PhaseIo,
  fresh: (stream: string) => string,
  count: number,
  size: number,
): { readonly points: tf.Tensor2D; readonly labels?: tf.Tensor2D } {
  const rows = io.rows(fresh('frozen'), count);
  // Classes lie behind the samples in the same table.
  const classes = rows.shape[1] - size;
  const points = classes === 0 ? rows : tf.slice2d(rows, [0, 0], [count, size]);
  const labels = classes === 0 ? {} : { labels: tf.slice2d(rows, [0, size], [count, classes]) };
  if (training.freeze === 'data') return { points, ...labels };
  const by = io.setting('training.freezeBy');
  const offset = training.freeze === 'noisy' ? io.normal(fresh('frozen-noise'), count, size) : tf.tensor2d([[1, 0]]);
  return { points: tf.add(points, tf.mul(offset, by)) as tf.Tensor2D, ...labels };
}

/** The first `count` frozen points x0, y0, x1, y1, … of a run, for drawing and for metrics; the same at every step. */
export function frozenPoints({ seed, training }: Trained, law: Law, count: number): Float32Array {
  const points = law.sample(key(seed, 'frozen'), count);
  const { freeze, freezeBy } = training;
  const noise = freeze === 'noisy' ? normal(key(seed, 'frozen-noise'), points.length) : undefined;
  return points.map((value, i) => {
    if (freeze === 'shifted') return i % POINT === 0 ? value + freezeBy : value;
    return noise ? value + freezeBy * (noise[i] as number) : value;
  });
}
