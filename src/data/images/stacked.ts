import type { Key } from '../../math/rng.ts';
import { ImageDataError } from './imageDataError.ts';
import { type ImageSet, pixelsPerImage } from './imageSet.ts';
import { drawRows, type ImagePool, scaledImages } from './sampleImages.ts';

/** Colour channels, one digit each. */
const DIGITS = 3;

/**
 * Stacked MNIST (Metz et al., "Unrolled Generative Adversarial Networks", arXiv:1611.02163 §3.3.1): three independent digits
 * as the red, green and blue channel of one image, hence 1,000 modes of equal weight if the digits have.
 */
export interface StackedImages {
  /** Rows of the set in red, green and blue [count, 3]. */
  readonly rows: Int32Array;
  /** [count, height · width · 3], −1…1; the channels of a pixel lie side by side. */
  readonly pixels: Float32Array;
  /** 100 · red + 10 · green + blue, of the class indices [count]. */
  readonly classes: Int32Array;
}

/**
 * `count` independent stacked images; the same key gives the same ones. Throws ImageDataError `not-stackable` unless the set
 * is grey and has labels of at most ten classes.
 */
export function sampleStacked(set: ImageSet, pool: ImagePool, from: Key, count: number): StackedImages {
  const { labels } = set;
  if (!labels || set.channels !== 1 || set.classes.length > 10) throw ImageDataError.of('not-stackable');
  const rows = drawRows(pool, from, DIGITS * count);
  const size = pixelsPerImage(set);
  const grey = scaledImages(set, rows);
  const pixels = new Float32Array(grey.length);
  const classes = new Int32Array(count);
  rows.forEach((row, i) => {
    const image = Math.floor(i / DIGITS);
    const channel = i % DIGITS;
    for (let at = 0; at < size; at++) {
      pixels[(image * size + at) * DIGITS + channel] = grey[i * size + at] as number;
    }
    classes[image] = 10 * (classes[image] as number) + (labels[row] as number);
  });
  return { rows, pixels, classes };
}
