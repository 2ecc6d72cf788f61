import { ImageDataError } from './imageDataError.ts';
import { type ImageSet, pixelsPerImage } from './imageSet.ts';

/**
 * The packed form of labelled images, little-endian: `MSIM`, then six u16 (version, height, width, channels, number of
 * classes, 0), count as u32, labels [count], pixels [count, height · width · channels]. Classes are named by their index.
 */
const MAGIC = 0x4d49534d;
const VERSION = 1;
const HEADER_BYTES = 20;

export type PackableImages = Pick<ImageSet, 'height' | 'width' | 'channels' | 'pixels' | 'classes' | 'count'> & {
  readonly labels: Uint8Array;
};

/** Packs labelled images; the inverse of `decodeImages`. */
export function encodeImages(images: PackableImages): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES + images.labels.length + images.pixels.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  const words = [VERSION, images.height, images.width, images.channels, images.classes.length, 0];
  words.forEach((word, i) => {
    view.setUint16(4 + 2 * i, word, true);
  });
  view.setUint32(16, images.count, true);
  bytes.set(images.labels, HEADER_BYTES);
  bytes.set(images.pixels, HEADER_BYTES + images.labels.length);
  return bytes;
}

/**
 * Images of the packed form; labels and pixels are views of `bytes`. Throws ImageDataError `packed` unless header, length
 * and labels agree.
 */
export function decodeImages(bytes: Uint8Array, { id, name }: Pick<ImageSet, 'id' | 'name'>): ImageSet {
  if (bytes.length < HEADER_BYTES) throw ImageDataError.of('packed');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = (i: number): number => view.getUint16(4 + 2 * i, true);
  const count = view.getUint32(16, true);
  const size = { height: word(1), width: word(2), channels: word(3) };
  const classCount = word(4);
  const labels = bytes.subarray(HEADER_BYTES, HEADER_BYTES + count);
  const expected = HEADER_BYTES + count * (1 + pixelsPerImage(size));
  const valid =
    view.getUint32(0, true) === MAGIC &&
    word(0) === VERSION &&
    count > 0 &&
    pixelsPerImage(size) > 0 &&
    bytes.length === expected &&
    labels.every((label) => label < classCount);
  if (!valid) throw ImageDataError.of('packed');
  const classes = Array.from({ length: classCount }, (_, label) => String(label));
  return { id, name, ...size, pixels: bytes.subarray(HEADER_BYTES + count), labels, classes, count };
}
