import type { IdxHeader, IdxType } from './idxHeader.ts';
import { ImageDataError } from './imageDataError.ts';

/** Takes the values of entries as bytes that arrive in pieces. */
export interface IdxValues {
  /** Whole entries only: their bytes, and the place of the first. */
  take(bytes: Uint8Array, from: number): void;
}

const READERS: Readonly<Record<IdxType, (view: DataView, at: number, littleEndian: boolean) => number>> = {
  uint8: (view, at) => view.getUint8(at),
  int8: (view, at) => view.getInt8(at),
  int16: (view, at, littleEndian) => view.getInt16(at, littleEndian),
  int32: (view, at, littleEndian) => view.getInt32(at, littleEndian),
  float32: (view, at, littleEndian) => view.getFloat32(at, littleEndian),
  float64: (view, at, littleEndian) => view.getFloat64(at, littleEndian),
};

/** No pixel that anyone stored is as small, but every number of some bytes is whose bytes are turned round. */
const NOTHING = 1e-20;

/** Whether a value that makes no pixel would make one with its bytes the other way round. */
function isTurnedPixel({ type, bytes, littleEndian }: IdxHeader, piece: Uint8Array, index: number): boolean {
  const view = new DataView(piece.buffer, piece.byteOffset, piece.length);
  const turned = READERS[type](view, index * bytes, !littleEndian);
  return bytes > 1 && turned >= -1 && turned <= 255 && Math.abs(turned) > NOTHING;
}

const valuesOf = ({ type, bytes, littleEndian }: IdxHeader, piece: Uint8Array): ((index: number) => number) => {
  const view = new DataView(piece.buffer, piece.byteOffset, piece.length);
  return (index) => READERS[type](view, index * bytes, littleEndian);
};

/** How numbers became bytes: as they are, from 0…1, or from −1…1. */
export type PixelScale = 'bytes' | 'unit' | 'signed';

/** Pixels of the entries that are used [used, 784]. */
export class PixelValues implements IdxValues {
  readonly #header: IdxHeader;
  readonly #bytes: Uint8Array<ArrayBuffer>;
  /** Fractions wait here until their range is known. */
  readonly #numbers: Float32Array | null;
  #lowest = 0;
  #highest = 0;

  constructor(header: IdxHeader, used: number) {
    const size = used * header.perEntry;
    this.#header = header;
    this.#numbers = header.type.startsWith('float') ? new Float32Array(size) : null;
    this.#bytes = new Uint8Array(size);
  }

  take(bytes: Uint8Array, from: number): void {
    const offset = from * this.#header.perEntry;
    if (this.#header.type === 'uint8') {
      this.#bytes.set(bytes, offset);
      return;
    }
    const value = valuesOf(this.#header, bytes);
    const target = this.#numbers ?? this.#bytes;
    for (let i = 0; i < bytes.length / this.#header.bytes; i++) {
      const pixel = value(i);
      if (!(pixel >= -1 && pixel <= 255) || (!this.#numbers && pixel < 0)) {
        if (isTurnedPixel(this.#header, bytes, i)) throw ImageDataError.of('byte-order');
        throw ImageDataError.of('pixel-range', pixel);
      }
      this.#lowest = Math.min(this.#lowest, pixel);
      this.#highest = Math.max(this.#highest, pixel);
      target[offset + i] = pixel;
    }
  }

  /** Pixels 0…255, and what they were made from. */
  finish(): { readonly pixels: Uint8Array<ArrayBuffer>; readonly scale: PixelScale } {
    const highest = this.#header.type === 'uint8' ? highestOf(this.#bytes) : this.#highest;
    const largest = Math.max(highest, -this.#lowest);
    if (largest > 0 && largest < NOTHING) throw ImageDataError.of('byte-order');
    const scale = this.#lowest < 0 ? 'signed' : highest > 0 && highest <= 1 ? 'unit' : 'bytes';
    if (scale === 'signed' && highest > 1) throw ImageDataError.of('pixel-range', this.#lowest);
    const source = this.#numbers ?? this.#bytes;
    if (scale === 'bytes' && source === this.#bytes) return { pixels: this.#bytes, scale };
    const [factor, shift] = { bytes: [1, 0], unit: [255, 0], signed: [127.5, 127.5] }[scale] as [number, number];
    for (let i = 0; i < source.length; i++) this.#bytes[i] = Math.round(factor * (source[i] as number) + shift);
    return { pixels: this.#bytes, scale };
  }
}

/** The largest byte; leaves as soon as it is above 1, which is soon for all but black-and-white images. */
function highestOf(bytes: Uint8Array): number {
  let highest = 0;
  for (const byte of bytes) {
    if (byte > 1) return byte;
    if (byte > highest) highest = byte;
  }
  return highest;
}

/** Where the class of a label stands: alone, in the first of several columns, or at the 1 of a one-hot row. */
export type LabelLayout = 'single' | 'first-column' | 'one-hot';

/** Labels of the entries that are used [used]. */
export class LabelValues implements IdxValues {
  readonly #header: IdxHeader;
  readonly #first: Int32Array;
  readonly #hot: Int32Array;
  #isOneHot: boolean;
  #fault: number | null = null;

  constructor(header: IdxHeader, used: number) {
    this.#header = header;
    this.#first = new Int32Array(used);
    this.#hot = new Int32Array(used);
    this.#isOneHot = header.perEntry > 1;
  }

  take(bytes: Uint8Array, from: number): void {
    const { perEntry } = this.#header;
    const value = valuesOf(this.#header, bytes);
    const entries = bytes.length / this.#header.bytes / perEntry;
    for (let entry = 0; entry < entries; entry++) {
      const label = value(entry * perEntry);
      if (Number.isInteger(label) && Math.abs(label) < 2 ** 31) this.#first[from + entry] = label;
      else this.#fault ??= label;
      if (this.#isOneHot) this.#hot[from + entry] = this.#hotColumn(value, entry * perEntry);
    }
  }

  finish(): { readonly labels: Int32Array; readonly layout: LabelLayout } {
    if (this.#isOneHot) return { labels: this.#hot, layout: 'one-hot' };
    if (this.#isTurned()) throw ImageDataError.of('byte-order');
    if (this.#fault !== null) throw ImageDataError.of('label-value', this.#fault);
    return { labels: this.#first, layout: this.#header.perEntry > 1 ? 'first-column' : 'single' };
  }

  /** Whether all that any label holds stands in its highest byte: classes are small numbers, so it is the lowest turned round. */
  #isTurned(): boolean {
    const { bytes, type } = this.#header;
    if (bytes === 1 || type.startsWith('float')) return false;
    const step = 2 ** (8 * (bytes - 1));
    return this.#first.some((label) => label !== 0) && this.#first.every((label) => label % step === 0);
  }

  /** Column of the only 1 of a row of zeros; 0, and no row is one-hot any more, if it is none. */
  #hotColumn(value: (index: number) => number, from: number): number {
    let hot = -1;
    for (let column = 0; column < this.#header.perEntry; column++) {
      const given = value(from + column);
      if (given === 0) continue;
      if (given !== 1 || hot >= 0) hot = this.#header.perEntry;
      else hot = column;
    }
    if (hot >= 0 && hot < this.#header.perEntry) return hot;
    this.#isOneHot = false;
    return 0;
  }
}
