import type { Law } from '../../data/law.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { type NetworkActor, networkActor } from '../actors.ts';

/** Cell of how much of the averaged weights stays in this step. */
export const AVERAGE_NOW = 'sampler.averageNow';

/** Longest gradient over all weights of the sampler that an update follows. */
const LONGEST_GRADIENT = 10;

/** Coordinates of a point of the plane. */
export const POINT = 2;

export interface SamplerActors {
  /** Latents [rows, d] to samples [rows, 2], before what `sampled` adds. */
  readonly generator: NetworkActor<'generator'>;
  /** Noisy samples in units of the target, and the logarithm of their noise [rows, 3], to the score [rows, 2]. */
  readonly score: NetworkActor<'score'>;
}

/** Both networks of a sampler. */
export function samplerActors({
  generator,
  score,
  latent,
  generatorOptimiser,
  scoreOptimiser,
}: Experiment): SamplerActors {
  const own = networkActor(
    'generator',
    { ...generator, architecture: 'mlp', inputs: latent.dimension, outputs: POINT },
    generatorOptimiser.kind,
  );
  return {
    generator: {
      ...own,
      average: { state: 'generator.average', decay: AVERAGE_NOW },
      longest: LONGEST_GRADIENT,
    },
    score: networkActor(
      'score',
      { ...score, normalisation: 'none', initialisation: 'he', inputs: POINT + 1, outputs: POINT },
      scoreOptimiser.kind,
    ),
  };
}

/** A length that is typical of a target, by which its coordinates are divided before a network sees them. */
export function unitOf({ bounds, unit }: Pick<Law, 'bounds' | 'unit'>): number {
  if (unit !== undefined) return unit;
  const { xMin, xMax, yMin, yMax } = bounds;
  return Math.max(xMax - xMin, yMax - yMin) / 3;
}
