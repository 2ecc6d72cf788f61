import type { Experiment } from '../experiment/experiment.ts';
import { cumulate, pickIndex } from '../math/mixture.ts';
import { key, normal, uniform } from '../math/rng.ts';

/** Latents [count, dimension] of a seed and purpose, from the experiment's latent law. */
export function latentsFor(
  experiment: Pick<Experiment, 'seed' | 'latent'>,
  purpose: string,
  count: number,
): Float32Array {
  const { dimension, law } = experiment.latent;
  const k = key(experiment.seed, purpose);
  if (law === 'zero') return new Float32Array(count * dimension);
  if (law === 'normal') return normal(k, count * dimension);
  return uniform(k, count * dimension).map((value) => 2 * value - 1);
}

/** Classes [count] that a conditional generator is asked for, by their shares among the data. */
export function classesFor(seed: number, purpose: string, shares: readonly number[], count: number): Uint16Array {
  const cumulative = cumulate(shares);
  return Uint16Array.from(uniform(key(seed, `${purpose}-classes`), count), (u) => pickIndex(cumulative, u));
}

/** Latents [count, dimension] with their class, one-hot, behind each: [count, dimension + classes]. */
export function withClasses(
  latents: Float32Array,
  dimension: number,
  asked: Uint16Array,
  classes: number,
): Float32Array {
  const columns = dimension + classes;
  const inputs = new Float32Array(asked.length * columns);
  asked.forEach((label, row) => {
    inputs.set(latents.subarray(row * dimension, (row + 1) * dimension), row * columns);
    inputs[row * columns + dimension + label] = 1;
  });
  return inputs;
}

/** Half the width of the latent window drawn as a warped grid: two standard deviations, or the whole square. */
const gridExtent = { normal: 2, uniform: 1, zero: 0 } as const;

/** Regular grid of 2-D latents, row by row; null when the latent is not two-dimensional or does not vary. */
export function latentGrid(experiment: Experiment, side: number): Float32Array | null {
  if (experiment.latent.dimension !== 2) return null;
  const extent = gridExtent[experiment.latent.law];
  if (extent === 0) return null;
  const points = new Float32Array(2 * side * side);
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const at = 2 * (row * side + column);
      points[at] = extent * ((2 * column) / (side - 1) - 1);
      points[at + 1] = extent * ((2 * row) / (side - 1) - 1);
    }
  }
  return points;
}
