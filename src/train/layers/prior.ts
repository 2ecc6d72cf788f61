import type { Experiment } from '../../experiment/experiment.ts';
import { encodedMarginal } from '../../math/layers/encoder.ts';
import { chaptersOf } from './chapters.ts';
import { logTop, type Tower } from './tower.ts';

/** The law of codes in the model so far. */
export interface Prior {
  /** log P(h) of every code [2^codes]. */
  readonly prior: Float64Array;
  /** Whether it is the model's own, as it will deliver it. */
  readonly isTopped: boolean;
}

/** Means [columns] of rows. */
export function meansOf(rows: Float32Array, columns: number): Float64Array {
  const means = new Float64Array(columns);
  rows.forEach((value, i) => {
    means[i % columns] = (means[i % columns] as number) + (value * columns) / rows.length;
  });
  return means;
}

/** Whether the law of codes at a step is the model's own: once the top learns, or from the beginning where there is none. */
export const isToppedAt = (experiment: Pick<Experiment, 'method' | 'tower'>, step: number): boolean =>
  step >= (chaptersOf(experiment).find(({ id }) => id === 'top')?.start ?? 0);

/**
 * What a tower draws its codes from at a step: from its top, and while the bottom still learns from a product of how often each bit is 1,
 * given what inference says of the training images [rows, codes]. A machine alone has a law of its own codes from the beginning.
 */
export function priorOf(
  experiment: Pick<Experiment, 'method' | 'tower'>,
  tower: Tower,
  step: number,
  inferred: Float32Array,
): Prior {
  const isTopped = isToppedAt(experiment, step);
  const prior = isTopped ? logTop(tower) : encodedMarginal(meansOf(inferred, tower.codes), tower.codes).logs;
  return { prior, isTopped };
}
