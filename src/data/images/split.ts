import { type Key, key, sequence } from '../../math/rng.ts';
import { type ImageSet, rowsByClass } from './imageSet.ts';

/**
 * One image in five is held out, 2,000 of the 10,000 digits: as many for a perfect sampler to draw as there are to compare
 * with, neither of which a generator or a judge has seen.
 */
export const HELD_OUT = 0.2;

/** Rows to learn from and rows held out to judge by; ascending, disjoint, every row once. */
export interface ImageSplit {
  readonly train: Int32Array;
  readonly test: Int32Array;
}

/**
 * The split of a set, the same for everyone: a fifth held out, in every class as nearly as whole images allow. A class
 * always keeps an image to learn from, so a set of single images holds nothing out.
 */
export function splitImages(set: ImageSet): ImageSplit {
  const groups = rowsByClass(set);
  const heldOut = apportion(
    groups.map((rows) => rows.length),
    Math.round(HELD_OUT * set.count),
  );
  const train: number[] = [];
  const test: number[] = [];
  groups.forEach((rows, label) => {
    const held = Math.min(heldOut[label] as number, rows.length - 1);
    shuffled(rows, key(0, 'image-split', label)).forEach((row, i) => {
      (i < held ? test : train).push(row);
    });
  });
  return { train: Int32Array.from(train).sort(), test: Int32Array.from(test).sort() };
}

/**
 * Whole numbers proportional to `sizes` that sum to `total` ≤ the sum of sizes, none above its size: largest remainders,
 * ties to the lower index (Hamilton's method).
 */
export function apportion(sizes: readonly number[], total: number): number[] {
  const all = sizes.reduce((sum, size) => sum + size, 0);
  if (all === 0) return sizes.map(() => 0);
  const exact = sizes.map((size) => (size * total) / all);
  const given = exact.map(Math.floor);
  const left = total - given.reduce((sum, share) => sum + share, 0);
  exact
    .map((share, i) => ({ i, remainder: share - Math.floor(share) }))
    .sort((a, b) => b.remainder - a.remainder || a.i - b.i)
    .slice(0, left)
    .forEach(({ i }) => {
      given[i] = (given[i] as number) + 1;
    });
  return given;
}

/** A copy in random order: Fisher and Yates, the same for the same key. */
export function shuffled(values: readonly number[], from: Key): number[] {
  const out = [...values];
  const random = sequence(from);
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(random.next() * (i + 1));
    [out[i], out[j]] = [out[j] as number, out[i] as number];
  }
  return out;
}
