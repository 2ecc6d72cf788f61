import type { Space } from '../../data/space.ts';
import type { LabId } from '../../methods/contract.ts';

/** What the slots show to begin with. */
export const FIRST_VIEW: Readonly<Record<Space['kind'], readonly string[]>> = {
  plane: ['losses', 'modes', 'slope', 'bandwidth'],
  image: ['losses', 'classes-captured', 'am-score', 'frechet'],
};

/** The same for what samples a density: it is judged by masses and distances, since scores say nothing of what no sample reaches. */
export const FIRST_VIEW_OF: Readonly<Record<Exclude<LabId, 'gan'>, readonly string[]>> = {
  sampler: ['sampler-losses', 'mode-mass-error', 'energy-distance', 'ksd'],
  particles: ['mode-mass-error', 'energy-distance', 'ksd', 'reverse-kl'],
  layers: ['likelihoods', 'top-divergence', 'legal-share', 'optimism-gap'],
};

/** The same for towers whose codes cannot be listed. */
export const FIRST_VIEW_WIDE: readonly string[] = ['likelihoods', 'recognisable', 'classes-captured', 'frechet'];

/** The same for images without classes: those of the stack are counted in another way, others not at all. */
export const FIRST_VIEW_UNLABELLED = {
  stacked: ['losses', 'stacked-modes', 'frechet', 'slope'],
  plain: ['losses', 'nearest-pixels', 'slope', 'bandwidth'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
