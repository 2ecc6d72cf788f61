import { GzipError, gunzip } from '../gunzip.ts';
import { ImageDataError } from './imageDataError.ts';

/** Most images of one file: full MNIST has 60,000 + 10,000. */
export const MOST_IMAGES = 70_000;
/** Height and width of the images that the networks take. */
export const IMAGE_SIDE = 28;

const UNSIGNED_BYTE = 0x08;
/** Type codes of the format: unsigned and signed byte, 16 and 32-bit integer, float, double. */
const TYPE_CODES = [UNSIGNED_BYTE, 0x09, 0x0b, 0x0c, 0x0d, 0x0e];

/** What one IDX file holds: images [count, 28, 28], or labels [count]. */
export interface IdxTable {
  readonly kind: 'images' | 'labels';
  readonly count: number;
  readonly values: Uint8Array;
}

export interface IdxOptions {
  readonly signal?: AbortSignal;
  /** Share of the promised entries that has arrived, 0…1. */
  readonly onProgress?: (share: number) => void;
}

/**
 * Reads one IDX file (LeCun, Cortes and Burges, "The MNIST database": two zero bytes, type, number of dimensions, sizes as
 * big-endian u32, values), plain or gzip, in pieces of any size. Memory is bounded by what is accepted: at most 70,000 images
 * of 28 × 28. Throws ImageDataError for anything else, the signal's reason, and whatever `source` throws.
 */
export async function readIdx(
  source: AsyncIterable<Uint8Array<ArrayBuffer>>,
  { signal, onProgress }: IdxOptions = {},
): Promise<IdxTable> {
  const collector = new IdxCollector();
  try {
    for await (const piece of unpacked(source, signal)) {
      collector.push(piece);
      onProgress?.(collector.share);
    }
  } catch (cause) {
    throw cause instanceof GzipError ? ImageDataError.of('gzip') : cause;
  }
  return collector.end();
}

/** The source itself, or what it unpacks to if it opens with the mark of gzip; throws once the signal says so. */
async function* unpacked(
  source: AsyncIterable<Uint8Array<ArrayBuffer>>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const iterator = source[Symbol.asyncIterator]();
  let opening = new Uint8Array(0);
  let ended = false;
  async function* whole(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    try {
      yield opening;
      while (!ended) {
        const next = await iterator.next();
        signal?.throwIfAborted();
        if (next.done) ended = true;
        else yield next.value;
      }
    } finally {
      if (!ended) await iterator.return?.();
    }
  }
  while (opening.length < 2 && !ended) {
    signal?.throwIfAborted();
    const next = await iterator.next();
    if (next.done) ended = true;
    else opening = joined(opening, next.value);
  }
  yield* opening[0] === 0x1f && opening[1] === 0x8b ? gunzip(whole()) : whole();
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** Takes the bytes of one file as they come; complains as soon as it is clear that they are no good. */
class IdxCollector {
  #header = new Uint8Array(0);
  #table: IdxTable | undefined;
  #filled = 0;

  get share(): number {
    return this.#table ? this.#filled / this.#table.values.length : 0;
  }

  push(piece: Uint8Array): void {
    let rest = piece;
    if (!this.#table) {
      const bytes = joined(this.#header, piece);
      const length = headerLength(bytes);
      this.#header = bytes;
      if (length === undefined || bytes.length < length) return;
      this.#table = tableOf(bytes);
      rest = bytes.subarray(length);
    }
    const { values, count } = this.#table;
    if (this.#filled + rest.length > values.length) throw ImageDataError.of('trailing', count);
    values.set(rest, this.#filled);
    this.#filled += rest.length;
  }

  end(): IdxTable {
    if (!this.#table) throw ImageDataError.of(this.#header.length === 0 ? 'empty' : 'not-idx');
    const { values, count } = this.#table;
    const size = values.length / count;
    if (this.#filled < values.length) throw ImageDataError.of('truncated', Math.floor(this.#filled / size), count);
    return this.#table;
  }
}

/** Bytes before the values; undefined until the first four are there. Throws if no such header is accepted. */
function headerLength(bytes: Uint8Array): number | undefined {
  if (bytes.length < 4) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const type = view.getUint8(2);
  const rank = view.getUint8(3);
  if (view.getUint16(0) !== 0 || !TYPE_CODES.includes(type)) throw ImageDataError.of('not-idx');
  if (type !== UNSIGNED_BYTE) throw ImageDataError.of('wrong-type');
  if (rank === 4) throw ImageDataError.of('colour');
  if (rank !== 1 && rank !== 3) throw ImageDataError.of('wrong-rank', rank);
  return 4 + 4 * rank;
}

/** An empty table of the sizes that a complete header promises. */
function tableOf(bytes: Uint8Array): IdxTable {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const count = view.getUint32(4);
  const kind = bytes[3] === 3 ? 'images' : 'labels';
  if (kind === 'images') {
    const [height, width] = [view.getUint32(8), view.getUint32(12)];
    if (width === 3 || (height === IMAGE_SIDE && width === 3 * IMAGE_SIDE)) throw ImageDataError.of('colour');
    if (height !== IMAGE_SIDE || width !== IMAGE_SIDE) throw ImageDataError.of('wrong-size', height, width);
  }
  if (count === 0) throw ImageDataError.of('no-images');
  if (count > MOST_IMAGES) throw ImageDataError.of('too-many', count, MOST_IMAGES);
  return { kind, count, values: new Uint8Array(count * (kind === 'images' ? IMAGE_SIDE ** 2 : 1)) };
}
