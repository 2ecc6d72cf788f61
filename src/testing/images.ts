import { gzipSync } from 'node:zlib';
import type { ImageSet } from '../data/images/imageSet.ts';

/** Bytes of an IDX file: sizes as given, whatever the values are. */
export function idxFile(sizes: readonly number[], values: Uint8Array, type = 0x08): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4 + 4 * sizes.length + values.length);
  const view = new DataView(bytes.buffer);
  view.setUint8(2, type);
  view.setUint8(3, sizes.length);
  sizes.forEach((size, i) => {
    view.setUint32(4 + 4 * i, size);
  });
  bytes.set(values, 4 + 4 * sizes.length);
  return bytes;
}

export const gzipped = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(gzipSync(bytes));

/** Some 28 × 28 images as an IDX file; pixel values follow from image and place. */
export function imagesFile(count: number): Uint8Array<ArrayBuffer> {
  return idxFile(
    [count, 28, 28],
    Uint8Array.from({ length: count * 784 }, (_, at) => (at * 31 + (at >> 8)) & 255),
  );
}

export const labelsFile = (labels: readonly number[]): Uint8Array<ArrayBuffer> =>
  idxFile([labels.length], Uint8Array.from(labels));

/** Bytes in pieces that end at the given places, taken in ascending order. */
export async function* inPieces(
  bytes: Uint8Array<ArrayBuffer>,
  ends: readonly number[],
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let from = 0;
  for (const end of [...ends].sort((a, b) => a - b)) {
    yield bytes.slice(from, Math.max(from, end));
    from = Math.max(from, end);
  }
  yield bytes.slice(from);
}

/** A small grey set: every pixel of row r has the value r, classes are named a, b, c, … */
export function smallSet(labels: readonly number[] | null, count: number, side = 1): ImageSet {
  return {
    id: 'small',
    name: 'Small',
    height: side,
    width: side,
    channels: 1,
    pixels: Uint8Array.from({ length: count * side * side }, (_, at) => Math.floor(at / (side * side))),
    labels: labels && Uint8Array.from(labels),
    classes: labels ? [...'abcdefghij'].slice(0, Math.max(...labels) + 1) : [],
    count,
  };
}
