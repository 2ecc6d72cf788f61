import type { Field } from '../../methods/contract.ts';
import type { Frame } from '../../train/frame.ts';

/** Lowest and highest score that a bar can show. */
export type ScoreRange = readonly [number, number];

/**
 * The range of the critic's scores: that of the method where it has one (a probability), else all that the tiles of the
 * moment have, generated and real.
 */
export function scoreRange(tiles: NonNullable<Frame['tiles']>, { scale }: Pick<Field, 'scale'>): ScoreRange {
  if (typeof scale !== 'string') return [scale[0], scale[2]];
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { scores } of [tiles.generated, tiles.real]) {
    for (const score of scores ?? []) {
      low = Math.min(low, score);
      high = Math.max(high, score);
    }
  }
  return low <= high ? [low, high] : [0, 1];
}

/** Where a score stands in its range, 0…1; the middle of a range without length. */
export function scorePlace(score: number, [low, high]: ScoreRange): number {
  return high > low ? Math.min(1, Math.max(0, (score - low) / (high - low))) : 0.5;
}
