import type { ImageSpace } from '../data/space.ts';
import type { Tiles } from './frame.ts';

/** Generated images that frames show. */
export const TILE_COUNT = 100;

/** Bytes of samples [count, size] whose pixels are in [−1, 1]; what lies outside is cut, what is no number is black. */
export function bytesOf(samples: Float32Array): Uint8ClampedArray {
  // The clamped array rounds and cuts by itself.
  return Uint8ClampedArray.from(samples, (value) => 127.5 * (value + 1));
}

/** Classes [count] that tiles ask for, class by class in equal parts, those that do not occur left out. */
export function tileClasses(shares: readonly number[], count: number): Uint16Array {
  const present = [...shares.keys()].filter((label) => (shares[label] as number) > 0);
  return Uint16Array.from({ length: count }, (_, tile) => present[Math.floor((tile * present.length) / count)] ?? 0);
}

/** Samples [count, size] of a space of images as tiles. */
export function tilesOf(
  { height, width, channels, size }: ImageSpace,
  samples: Float32Array,
  asked?: Uint16Array,
): Tiles {
  const count = samples.length / size;
  return { height, width, channels, count, pixels: bytesOf(samples), ...(asked && { asked }) };
}
