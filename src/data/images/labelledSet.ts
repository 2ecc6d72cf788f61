import { IMAGE_SIDE } from './idxHeader.ts';
import { ImageDataError } from './imageDataError.ts';
import type { ImageSet } from './imageSet.ts';
import { withId } from './turnSet.ts';

/** Most classes of an imported set. */
export const MOST_CLASSES = 64;

/** Images [count, 28 · 28] as they were read, and the class of each as the file writes it. */
interface ReadImages {
  readonly name: string;
  readonly pixels: Uint8Array;
  readonly count: number;
  readonly labels: ArrayLike<number | string> | null;
}

/** The set of these images. Classes are the values that occur, numbers in ascending order before words, named by them. */
export function labelledSet({ name, pixels, count, labels }: ReadImages): ImageSet {
  const size = { height: IMAGE_SIDE, width: IMAGE_SIDE, channels: 1 };
  if (!labels) return withId({ name, ...size, pixels, labels: null, classes: [], count });
  return withId({ name, ...size, pixels, ...classesOf(labels), count });
}

/** Classes of labels, and the index of each label among them. Throws ImageDataError `too-many-classes`. */
export function classesOf(labels: ArrayLike<number | string>): {
  readonly labels: Uint8Array;
  readonly classes: readonly string[];
} {
  const names = Array.from(labels, String);
  const classes = [...new Set(names)].sort(byNumber);
  if (classes.length > MOST_CLASSES) throw ImageDataError.of('too-many-classes', classes.length, MOST_CLASSES);
  const places = new Map(classes.map((each, label) => [each, label]));
  return { labels: Uint8Array.from(names, (each) => places.get(each) as number), classes };
}

function byNumber(a: string, b: string): number {
  const [x, y] = [Number(a), Number(b)];
  if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y)) || (a < b ? -1 : 1);
  return x - y || (a < b ? -1 : 1);
}
