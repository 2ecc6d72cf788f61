import type { ImageSet } from './imageSet.ts';
import { chooseImages, type ImageChoice, type ImagePool } from './sampleImages.ts';
import { splitImages } from './split.ts';

/** The part of a set that a law draws from, and the part that it holds out. */
export interface Selection {
  readonly set: ImageSet;
  readonly pool: ImagePool;
  /** Held-out rows of the classes that occur. */
  readonly heldOut: Int32Array;
  /** Share of each class of the set [classes]; empty for a set without labels. */
  readonly shares: readonly number[];
}

/** Chooses classes and examples. Throws ImageDataError where nothing is left to draw from. */
export function selectImages(set: ImageSet, choice: Pick<ImageChoice, 'weights' | 'limit'>): Selection {
  const { train, test } = splitImages(set);
  const pool = chooseImages(set, train, { classes: null, seed: 0, ...choice });
  const shares = set.classes.map((_, label) => pool.groups.find((group) => group.label === label)?.share ?? 0);
  const heldOut = set.labels ? test.filter((row) => (shares[set.labels?.[row] ?? 0] ?? 0) > 0) : test;
  return { set, pool, heldOut, shares };
}

/** Every row that a run learns from, ascending by class. */
export const trainingRows = ({ groups }: ImagePool): Int32Array =>
  Int32Array.from(groups.flatMap(({ rows }) => [...rows]));
