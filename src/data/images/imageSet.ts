import type { Orientation } from './orientation.ts';

/** Images with 8-bit pixels, all of one size, optionally labelled: MNIST, or what a person dropped. */
export interface ImageSet {
  /** `mnist`, or the fingerprint of an imported set. */
  readonly id: string;
  readonly name: string;
  readonly height: number;
  readonly width: number;
  /** 1 for grey, 3 for red, green, blue; the channels of a pixel lie side by side. */
  readonly channels: number;
  /** [count, height · width · channels], 0…255. */
  readonly pixels: Uint8Array;
  /** Index into `classes` of each image [count]; null if the set is unlabelled. */
  readonly labels: Uint8Array | null;
  /** Names of the classes by index; empty if the set is unlabelled. */
  readonly classes: readonly string[];
  readonly count: number;
  /** How the pixels were turned after reading; absent where they were not. */
  readonly orientation?: Orientation;
  /** Names of the files that it was read from, images before labels; absent in a set that was kept by an earlier version. */
  readonly files?: readonly string[];
}

/** Numbers per image: height · width · channels. */
export const pixelsPerImage = (set: Pick<ImageSet, 'height' | 'width' | 'channels'>): number =>
  set.height * set.width * set.channels;

/** Rows of each class in ascending order [classes][images of it]; one list of all rows for an unlabelled set. */
export function rowsByClass({ labels, classes, count }: ImageSet): number[][] {
  if (!labels) return [Array.from({ length: count }, (_, row) => row)];
  const rows: number[][] = classes.map(() => []);
  for (let row = 0; row < count; row++) rows[labels[row] as number]?.push(row);
  return rows;
}
