import type { Gunzip } from 'fflate';
import { Crc32 } from './crc32.ts';

/** Compressed bytes that are damaged or end too early. */
export class GzipError extends Error {
  constructor(cause: unknown) {
    super('damaged gzip data', { cause });
    this.name = 'GzipError';
  }
}

type Bytes = Uint8Array<ArrayBuffer>;

/** Compressed bytes given to the library at a time: they become at most some 16 MB. */
const MOUTHFUL = 1 << 14;
/** Bytes that are kept to find the end of a member in: the header of the next one may be this long. */
const TAIL = 1 << 16;
/** Least bytes before the data of a member, and bytes behind them. */
const HEADER = 10;
const TRAILER = 8;

/**
 * Unpacks gzip (RFC 1952) in pieces as they arrive, every member of it, and checks size and CRC-32 of each; no more than a few
 * pieces are held at a time. Zeros behind the end are padding; of anything else `onTrailing` hears, and it is left out. Throws
 * GzipError if the data are damaged or incomplete, and whatever `source` throws. Leaving the loop ends `source` too.
 *
 * Not by `DecompressionStream`: it takes a single member, and refuses padding.
 */
export async function* gunzip(source: AsyncIterable<Bytes>, onTrailing?: () => void): AsyncGenerator<Bytes> {
  const library = await import('fflate');
  const members = new Members(library.Gunzip);
  for await (const piece of source) {
    for (let at = 0; at < piece.length; at += MOUTHFUL) yield* members.push(piece.subarray(at, at + MOUTHFUL));
  }
  yield* members.end();
  if (members.hasTrailing) onTrailing?.();
}

/** Unpacks members and compares each with its trailer, which the library passes over. */
class Members {
  /** Something other than padding follows the last member. */
  hasTrailing = false;
  readonly #unpacker: Gunzip;
  #unpacked: Bytes[] = [];
  #sum = new Crc32();
  #size = 0;
  /** The last bytes given, and how many were given before them. */
  #tail = new Uint8Array(0);
  #before = 0;
  /** Where the present member begins. */
  #from = 0;
  #ended = false;

  constructor(library: typeof Gunzip) {
    this.#unpacker = new library((piece) => {
      this.#sum.add(piece);
      this.#size = (this.#size + piece.length) >>> 0;
      if (piece.length > 0) this.#unpacked.push(piece as Bytes);
    });
    this.#unpacker.onmember = (offset) => {
      const at = offset - TRAILER - this.#before;
      if (at < 0 || !this.#isTrailer(at)) throw new GzipError('checksum');
      this.#sum = new Crc32();
      this.#size = 0;
      this.#from = offset;
    };
  }

  push(piece: Bytes): Bytes[] {
    if (this.#ended) {
      this.#notice(piece);
      return [];
    }
    this.#remember(piece);
    return this.#run(piece, false);
  }

  /** What was still to come. Throws if the last member is not complete. */
  end(): Bytes[] {
    if (this.#ended) return [];
    const rest = this.#run(new Uint8Array(0), true);
    if (!this.#ended) this.#finish();
    return rest;
  }

  #run(piece: Bytes, isLast: boolean): Bytes[] {
    try {
      this.#unpacker.push(piece, isLast);
    } catch (cause) {
      // What follows a member is no member, or this member is damaged: then its trailer is not there.
      this.#finish(cause);
    }
    const unpacked = this.#unpacked;
    this.#unpacked = [];
    return unpacked;
  }

  /** Ends with the member whose trailer must be among the last bytes. */
  #finish(cause?: unknown): void {
    let at = Math.max(0, this.#from + HEADER - this.#before);
    while (at + TRAILER <= this.#tail.length && !this.#isTrailer(at)) at++;
    if (at + TRAILER > this.#tail.length) throw cause instanceof GzipError ? cause : new GzipError(cause);
    this.#ended = true;
    this.#notice(this.#tail.subarray(at + TRAILER));
  }

  #notice(trailing: Uint8Array): void {
    this.hasTrailing ||= trailing.some((byte) => byte !== 0);
  }

  #remember(piece: Bytes): void {
    const kept = this.#tail.subarray(Math.max(0, this.#tail.length + piece.length - TAIL));
    this.#before += this.#tail.length - kept.length;
    const tail = new Uint8Array(kept.length + piece.length);
    tail.set(kept);
    tail.set(piece, kept.length);
    this.#tail = tail;
  }

  #isTrailer(at: number): boolean {
    const view = new DataView(this.#tail.buffer, this.#tail.byteOffset + at, TRAILER);
    return view.getUint32(0, true) === this.#sum.value && view.getUint32(4, true) === this.#size;
  }
}
