import { type Key, key, sequence } from '../../math/rng.ts';
import { ImageDataError } from './imageDataError.ts';
import { type ImageSet, pixelsPerImage } from './imageSet.ts';
import { apportion, shuffled } from './split.ts';

/** Which images of a set a run learns from. Ignored for an unlabelled set but for `limit` and `seed`. */
export interface ImageChoice {
  /** Indices of the classes to learn; null for all of them. */
  readonly classes: readonly number[] | null;
  /**
   * How often each class of the set occurs, by its index, relative to how often it does in the set; what is missing counts as
   * one, zero leaves a class out.
   */
  readonly weights: readonly number[];
  /** Most images in all; null for every one. A larger limit keeps what a smaller one kept. */
  readonly limit: number | null;
  readonly seed: number;
}

/** Images of one class to draw from. */
export interface ImageGroup {
  /** Index of the class; null for an unlabelled set. */
  readonly label: number | null;
  /** Rows of the set. */
  readonly rows: Int32Array;
  /** Probability of the class, above zero. */
  readonly share: number;
}

/** The law of a run: the shares of its groups sum to one. */
export interface ImagePool {
  readonly groups: readonly ImageGroup[];
  /** Images in all groups. */
  readonly count: number;
}

/**
 * The part of `rows` (rows of the set, e.g. its training split) that a choice describes. Under a limit every class keeps its
 * proportion as nearly as whole images allow, and at least one image. Throws ImageDataError `no-class`, `empty-class` or
 * `few-examples` where nothing can be drawn.
 */
export function chooseImages(set: ImageSet, rows: Int32Array, choice: ImageChoice): ImagePool {
  const labels = set.labels ? chosenLabels(set, choice) : [null];
  const byLabel = labels.map((label) => {
    const own = label === null ? [...rows] : [...rows].filter((row) => set.labels?.[row] === label);
    if (own.length === 0) {
      throw label === null
        ? ImageDataError.of('no-images')
        : ImageDataError.of('empty-class', set.classes[label] as string);
    }
    return shuffled(own, key(choice.seed, 'image-choice', label ?? 0));
  });
  const kept = keptPerClass(
    byLabel.map((own) => own.length),
    choice.limit,
  );
  const mass = labels.map((label, i) => (kept[i] as number) * (label === null ? 1 : weightOf(choice, label)));
  const total = mass.reduce((sum, each) => sum + each, 0);
  const groups = labels.map((label, i) => ({
    label,
    rows: Int32Array.from((byLabel[i] as number[]).slice(0, kept[i])).sort(),
    share: (mass[i] as number) / total,
  }));
  return { groups, count: groups.reduce((sum, group) => sum + group.rows.length, 0) };
}

const weightOf = ({ weights }: ImageChoice, label: number): number => weights[label] ?? 1;

function chosenLabels({ classes }: ImageSet, choice: ImageChoice): number[] {
  const asked = new Set(choice.classes ?? classes.keys());
  const labels = [...classes.keys()].filter((label) => asked.has(label) && weightOf(choice, label) > 0);
  if (labels.length === 0) throw ImageDataError.of('no-class');
  return labels;
}

/** One image for every class, the rest in proportion. */
function keptPerClass(sizes: readonly number[], limit: number | null): readonly number[] {
  const all = sizes.reduce((sum, size) => sum + size, 0);
  if (limit === null || limit >= all) return sizes;
  if (limit < sizes.length) throw ImageDataError.of('few-examples', limit, sizes.length);
  return apportion(
    sizes.map((size) => size - 1),
    limit - sizes.length,
  ).map((more) => 1 + more);
}

/** Rows of `count` independent images [count], with repetition: a class by its share, then an image of it, all alike. */
export function drawRows(pool: ImagePool, from: Key, count: number): Int32Array {
  const random = sequence(from);
  const last = pool.groups.length - 1;
  return Int32Array.from({ length: count }, () => {
    let left = random.next();
    let at = 0;
    while (at < last && left >= (pool.groups[at] as ImageGroup).share) left -= (pool.groups[at++] as ImageGroup).share;
    const { rows } = pool.groups[at] as ImageGroup;
    return rows[Math.floor(random.next() * rows.length)] as number;
  });
}

/** Pixel values 0…255 as the networks see them, −1…1. */
const SCALED = Float32Array.from({ length: 256 }, (_, pixel) => pixel / 127.5 - 1);

/** Bytes as −1…1, of the same length. */
export function scalePixels(bytes: Uint8Array): Float32Array {
  return Float32Array.from(bytes, (pixel) => SCALED[pixel] as number);
}

/** What a network drew, −1…1, as bytes; values outside become black or white. */
export function unscalePixels(values: ArrayLike<number>): Uint8ClampedArray {
  return Uint8ClampedArray.from(values, (value) => 127.5 * (value + 1));
}

/** The images of some rows as the networks see them [rows, height · width · channels], −1…1. */
export function scaledImages(set: ImageSet, rows: ArrayLike<number>): Float32Array {
  const size = pixelsPerImage(set);
  const out = new Float32Array(rows.length * size);
  for (let i = 0; i < rows.length; i++) {
    const from = (rows[i] as number) * size;
    for (let at = 0; at < size; at++) out[i * size + at] = SCALED[set.pixels[from + at] as number] as number;
  }
  return out;
}

/** Class index of each of some rows [rows]; null for an unlabelled set. */
export function labelsOf({ labels }: ImageSet, rows: ArrayLike<number>): Uint8Array | null {
  return labels && Uint8Array.from(rows, (row) => labels[row] as number);
}
