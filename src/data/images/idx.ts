import { type IdxHeader, idxHeader } from './idxHeader.ts';
import { type IdxValues, type LabelLayout, LabelValues, type PixelScale, PixelValues } from './idxValues.ts';
import { ImageDataError } from './imageDataError.ts';

/** Most images that are kept of one set: full MNIST has 60,000 + 10,000, EMNIST up to 697,932. */
export const MOST_IMAGES = 70_000;

interface IdxPart {
  /** Entries that the file holds, and how many of them, from its beginning, are kept: at most 70,000. */
  readonly count: number;
  readonly used: number;
  readonly littleEndian: boolean;
  /** Zero bytes behind the last entry. */
  readonly padding: number;
}

export interface IdxImages extends IdxPart {
  readonly kind: 'images';
  /** [used, 28 · 28], 0…255. */
  readonly pixels: Uint8Array<ArrayBuffer>;
  /** What the pixels were made from. */
  readonly scale: PixelScale;
}

export interface IdxLabels extends IdxPart {
  readonly kind: 'labels';
  /** Classes as the file numbers them [used]. */
  readonly labels: Int32Array;
  readonly layout: LabelLayout;
  readonly columns: number;
}

/**
 * Reads one IDX file (see `idxHeader` for what is accepted) that arrives in pieces of any size. Memory is bounded by what is
 * kept, whatever the file holds. Throws ImageDataError for anything else, and whatever `source` throws.
 */
export async function readIdx(source: AsyncIterable<Uint8Array<ArrayBuffer>>): Promise<IdxImages | IdxLabels> {
  let opening = new Uint8Array(0);
  let collector: IdxCollector | undefined;
  for await (const piece of source) {
    if (collector) {
      collector.push(piece);
      continue;
    }
    opening = joined(opening, piece);
    const header = idxHeader(opening);
    if (!header) continue;
    collector = new IdxCollector(header);
    collector.push(opening.subarray(header.length));
  }
  if (!collector) throw ImageDataError.of(opening.length === 0 ? 'empty' : 'not-idx');
  return collector.end();
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** Takes the bytes behind a header as they come; complains as soon as it is clear that they are no good. */
class IdxCollector {
  readonly #header: IdxHeader;
  readonly #used: number;
  readonly #values: PixelValues | LabelValues;
  /** The entry that has begun but not ended, and how many of its bytes are there. */
  readonly #entry: Uint8Array;
  #begun = 0;
  #complete = 0;
  #padding = 0;

  constructor(header: IdxHeader) {
    this.#header = header;
    this.#used = Math.min(header.count, MOST_IMAGES);
    this.#values = header.kind === 'images' ? new PixelValues(header, this.#used) : new LabelValues(header, this.#used);
    this.#entry = new Uint8Array(header.perEntry * header.bytes);
  }

  push(piece: Uint8Array): void {
    const rest = this.#takeEntries(this.#fillEntry(piece));
    if (this.#complete === this.#header.count) {
      if (rest.some((byte) => byte !== 0)) throw ImageDataError.of('trailing', this.#header.count);
      this.#padding += rest.length;
      return;
    }
    this.#entry.set(rest, this.#begun);
    this.#begun += rest.length;
  }

  end(): IdxImages | IdxLabels {
    const { count, littleEndian, perEntry } = this.#header;
    if (this.#complete < count) throw ImageDataError.of('truncated', this.#complete, count);
    const part = { count, used: this.#used, littleEndian, padding: this.#padding };
    const values = this.#values;
    if (values instanceof PixelValues) return { kind: 'images', ...part, ...values.finish() };
    return { kind: 'labels', ...part, ...values.finish(), columns: perEntry };
  }

  /** Completes the entry that has begun; what is left of the piece. */
  #fillEntry(piece: Uint8Array): Uint8Array {
    if (this.#begun === 0) return piece;
    const missing = Math.min(piece.length, this.#entry.length - this.#begun);
    this.#entry.set(piece.subarray(0, missing), this.#begun);
    this.#begun += missing;
    if (this.#begun < this.#entry.length) return piece.subarray(missing);
    this.#begun = 0;
    this.#take(this.#entry, 1);
    return piece.subarray(missing);
  }

  /** Takes the whole entries of a piece; what is left of it. */
  #takeEntries(piece: Uint8Array): Uint8Array {
    if (this.#begun > 0) return piece;
    const entries = Math.min(Math.floor(piece.length / this.#entry.length), this.#header.count - this.#complete);
    const bytes = entries * this.#entry.length;
    this.#take(piece.subarray(0, bytes), entries);
    return piece.subarray(bytes);
  }

  #take(bytes: Uint8Array, entries: number): void {
    const wanted = Math.max(0, Math.min(entries, this.#used - this.#complete));
    const values: IdxValues = this.#values;
    if (wanted > 0) values.take(bytes.subarray(0, wanted * this.#entry.length), this.#complete);
    this.#complete += entries;
  }
}
