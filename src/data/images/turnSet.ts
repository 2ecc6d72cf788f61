import { contentHashOfBytes } from '../contentHash.ts';
import type { ImageSet } from './imageSet.ts';
import { type Orientation, turnPixels } from './orientation.ts';

/** The same images, turned; another content, hence another id. A set that was turned already is turned once more. */
export function turnSet(set: ImageSet, orientation: Orientation): ImageSet {
  if (orientation === 'stored') return set;
  return withId({ ...set, pixels: turnPixels(set.pixels, set.height, orientation), orientation });
}

/** A set under the fingerprint of pixels and classes. Classes that are bytes count as these, whatever file they came in. */
export function withId(set: Omit<ImageSet, 'id'>): ImageSet {
  const { pixels, labels, classes } = set;
  if (!labels) return { ...set, id: contentHashOfBytes([pixels], []) };
  const areBytes = classes.every((name) => /^\d{1,3}$/.test(name) && Number(name) < 256);
  const values = areBytes ? labels.map((label) => Number(classes[label])) : labels;
  return { ...set, id: contentHashOfBytes([pixels, values], areBytes ? [] : classes) };
}
