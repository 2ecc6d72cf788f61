import { ImageDataError } from './imageDataError.ts';

/** Height and width of the images that the networks take. */
export const IMAGE_SIDE = 28;
/** Most columns of a file of labels; the class is in the first, or each row is one-hot. */
const MOST_COLUMNS = 64;
/** Sizes of 1 beside those that matter make a few more. */
const MOST_SIZES = 8;
/** Larger sizes than this come from the wrong byte order, or from no IDX file at all. */
const PLAUSIBLE = 1 << 24;

/** How the values of an IDX file are stored. */
export type IdxType = 'uint8' | 'int8' | 'int16' | 'int32' | 'float32' | 'float64';
const TYPES: Readonly<Record<number, IdxType>> = {
  8: 'uint8',
  9: 'int8',
  11: 'int16',
  12: 'int32',
  13: 'float32',
  14: 'float64',
};
const SIZES: Readonly<Record<IdxType, number>> = { uint8: 1, int8: 1, int16: 2, int32: 4, float32: 4, float64: 8 };

/** What the opening of an IDX file promises. */
export interface IdxHeader {
  readonly kind: 'images' | 'labels';
  readonly count: number;
  readonly type: IdxType;
  /** Of one value. */
  readonly bytes: number;
  /** Values of one image (784), or columns of one label. */
  readonly perEntry: number;
  /** The format is big-endian; some programs write sizes and values the other way round. */
  readonly littleEndian: boolean;
  /** Bytes before the values. */
  readonly length: number;
}

/**
 * Reads the header of an IDX file (LeCun, Cortes and Burges, "The MNIST database": two zero bytes, type, number of dimensions,
 * sizes as big-endian u32); undefined while bytes are missing. Accepts images [count, 28, 28] or [count, 784], labels
 * [count] and [count, columns], sizes of 1 (one channel, one batch) anywhere among them, and all of it in little-endian order. Throws
 * ImageDataError for anything else.
 */
export function idxHeader(bytes: Uint8Array): IdxHeader | undefined {
  if (bytes.length < 4) return undefined;
  // A mark that was written as one little-endian number has its zero bytes behind.
  const isTurned = bytes[2] === 0 && bytes[3] === 0;
  if (!isTurned && (bytes[0] !== 0 || bytes[1] !== 0)) throw ImageDataError.of('not-idx');
  const [code = 0, rank = 0] = isTurned ? [bytes[1], bytes[0]] : [bytes[2], bytes[3]];
  const type = TYPES[code];
  if (!type) throw ImageDataError.of('not-idx');
  if (rank === 0 || rank > MOST_SIZES) throw ImageDataError.of('wrong-rank', rank);
  const length = 4 + 4 * rank;
  if (bytes.length < length) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, length);
  const sizes = (littleEndian: boolean): number[] =>
    Array.from({ length: rank }, (_, i) => view.getUint32(4 + 4 * i, littleEndian));
  const littleEndian = isTurned ? !isBetter(sizes(false), sizes(true)) : isBetter(sizes(true), sizes(false));
  return { ...meaningOf(sizes(littleEndian)), type, bytes: SIZES[type], littleEndian, length };
}

/** Whether sizes make sense where others do not: images of the right size, else sizes that can be. */
function isBetter(sizes: readonly number[], others: readonly number[]): boolean {
  const rate = (given: readonly number[]): number => {
    const [count = 0, ...rest] = given;
    if (rest.length > 0 && rest.every((size) => size === 1 || size === IMAGE_SIDE)) return 2;
    return count < PLAUSIBLE && rest.every((size) => size < PLAUSIBLE) ? 1 : 0;
  };
  return rate(sizes) > rate(others);
}

type Meaning = Pick<IdxHeader, 'kind' | 'count' | 'perEntry'>;

const SQUARE = [IMAGE_SIDE, IMAGE_SIDE].join();
/** Red, green, blue, and how opaque. */
const CHANNELS = [3, 4];

/**
 * What sizes mean once those of 1 are left out: they stand for a channel, a batch or a column and change no byte. Throws
 * unless they are those of grey 28 × 28 images or of labels.
 */
function meaningOf(sizes: readonly number[]): Meaning {
  const rank = sizes.length;
  if (sizes[0] === 0) throw ImageDataError.of('no-images');
  const large = sizes.filter((size) => size !== 1);
  const perEntry = IMAGE_SIDE * IMAGE_SIDE;
  const isOne = sizes[0] === 1 && rank > 2 && large.length === 2 && large[1] !== perEntry;
  const [count = 1, ...rest] = isOne ? [1, ...large] : large;
  if (rest.length === 0) return rank > 1 && sizes[0] === 1 && count === perEntry ? oneImage : labelsOf(count, 1);
  if (rest.length === 1 && rest[0] === perEntry) return { kind: 'images', count, perEntry };
  const isColour = rank > 3 && sizes[0] === 1 && CHANNELS.includes(count);
  if (rest.join() === SQUARE && !isColour) return { kind: 'images', count, perEntry };
  const [columns = 0] = rest;
  if (rank === 2 && columns > 0 && columns <= MOST_COLUMNS && large.join() !== SQUARE) return labelsOf(count, columns);
  throw isColour ? ImageDataError.of('colour') : faultOf(rank, count, rest);
}

const labelsOf = (count: number, perEntry: number): Meaning => ({ kind: 'labels', count, perEntry });
const oneImage: Meaning = { kind: 'images', count: 1, perEntry: IMAGE_SIDE * IMAGE_SIDE };

/** Why sizes are not those of grey 28 × 28 images. */
function faultOf(rank: number, count: number, [height = 0, width, channels = 1]: readonly number[]): ImageDataError {
  if (width === undefined) return faultOfRows(rank, count, height);
  if (channels !== 1 || width === 3 || (height === IMAGE_SIDE && width === 3 * IMAGE_SIDE)) {
    return ImageDataError.of('colour');
  }
  if (count === IMAGE_SIDE && height === IMAGE_SIDE) return ImageDataError.of('count-last', [count, height, width]);
  return ImageDataError.of('wrong-size', height, width);
}

/** Smaller squares are no likelier to be pictures than anything else. */
const SMALLEST_SIDE = 16;

/** Why rows of numbers are not rows of 784 pixels. */
function faultOfRows(rank: number, count: number, columns: number): ImageDataError {
  if (count === IMAGE_SIDE * IMAGE_SIDE) return ImageDataError.of('count-last', [count, columns]);
  const isSquare = (numbers: number): boolean => numbers >= SMALLEST_SIDE ** 2 && Number.isInteger(Math.sqrt(numbers));
  if (isSquare(columns / 3)) return ImageDataError.of('colour');
  if (isSquare(columns)) return ImageDataError.of('wrong-size', Math.sqrt(columns), Math.sqrt(columns));
  return ImageDataError.of('wrong-rank', rank);
}
