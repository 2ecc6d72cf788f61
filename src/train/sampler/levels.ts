import type { Experiment } from '../../experiment/experiment.ts';

/** Levels of a ladder of noise. */
const LEVELS = 11;

/** Noise levels σ, least first, evenly spaced in the logarithm: one where the largest is not above the least. */
export function levelsOf({ noiseLow, noiseHigh }: Experiment['sampler']): number[] {
  if (noiseHigh <= noiseLow) return [noiseLow];
  return Array.from({ length: LEVELS }, (_, i) => noiseLow * (noiseHigh / noiseLow) ** (i / (LEVELS - 1)));
}

/** Deviation τ of the noise by which the target is smoothed to match samples with noise σ: τ² = σ² − σ₁². */
export const smoothingOf = (levels: readonly number[]): number[] =>
  levels.map((sigma) => Math.sqrt(Math.max(0, sigma ** 2 - (levels[0] as number) ** 2)));

/** Pairs of samples with opposite noise in a batch. */
export const pairsIn = (batch: number): number => Math.max(1, batch >> 1);

/** Level of each pair of a batch: equally many of each, and the levels evenly where there are more of them than pairs. */
export const levelOfPairs = (pairs: number, levels: number): number[] =>
  Array.from({ length: pairs }, (_, i) => Math.floor(((i + 0.5) * levels) / pairs));

/** The same where rows of one level are compared with each other: a small batch has fewer levels, so that each has two pairs. */
export function levelOfComparedPairs(pairs: number, levels: number): number[] {
  const groups = Math.max(1, Math.min(levels, pairs >> 1));
  const places = levelOfPairs(groups, levels);
  return levelOfPairs(pairs, groups).map((group) => places[group] as number);
}
