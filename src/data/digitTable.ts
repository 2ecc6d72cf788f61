import { type Delimiter, LineReader, splitLine, type TableRow } from './csvCells.ts';
import { piecesOf } from './textPieces.ts';

/** How a table holds images: one row each, with a class before or behind the pixels. */
export interface DigitLayout {
  readonly delimiter: Delimiter;
  readonly header: boolean;
  /** Cells of a row. */
  readonly width: number;
  /** Index of the column of classes; null where there is none. */
  readonly label: number | null;
  /** Index of the first column of pixels; the others follow it. */
  readonly firstPixel: number;
  readonly side: number;
  /** 1 for grey; 3 where there are three numbers a pixel. */
  readonly channels: 1 | 3;
}

/** Images read from a table, in the order of its rows. */
export interface DigitTable {
  readonly layout: DigitLayout;
  readonly count: number;
  /** [count, side · side · channels], 0…255. */
  readonly pixels: Uint8Array<ArrayBuffer>;
  /** Class of each image as the table writes it; null where the table has no classes. */
  readonly labels: readonly string[] | null;
  /** Rows that hold no image: how many, and the lines of the first twenty, counted from 1. */
  readonly badRows: { readonly count: number; readonly lines: readonly number[] };
  /** Rows beyond the limit that was asked for. */
  readonly beyondLimit: number;
}

export interface DigitTableOptions {
  /** Most images to keep; further ones are counted. */
  readonly limit?: number;
  readonly signal?: AbortSignal;
  /** Share of the source that has been read, 0…1. */
  readonly onProgress?: (share: number) => void;
}

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', ' '];
const SAMPLE_ROWS = 20;
const SHOWN_BAD_ROWS = 20;
/** Fewer numbers a row than this are measurements rather than a picture, unless the header says that they are pixels. */
const SMALLEST_SIDE = 14;
const SMALLEST_NAMED_SIDE = 4;
const LARGEST_PIXEL = 255;
const PIXEL_NAME = /^(?:pixel|pix|px|p|x|v|attr|col)?[ _.-]?\d+(?:[x_]\d+)?$/i;
const LABEL_NAME = /^(?:label|labels|class|target|digit|y|category|ラベル|クラス|正解)$/i;
const WHOLE = /^\d{1,3}(?:\.0*)?$/;
const SHARE = /^(?:[01](?:\.\d*)?|\.\d+)(?:e-\d+)?$/i;

/** Whether the first lines of a file (blank ones left out) hold images as rows of pixels, and where; null for any other table. */
export function digitLayout(lines: readonly string[]): DigitLayout | null {
  for (const delimiter of DELIMITERS) {
    const rows = lines.slice(0, SAMPLE_ROWS).map((line) => splitLine(line, delimiter).cells.map((cell) => cell.trim()));
    const layout = layoutOf(rows, delimiter);
    if (layout) return layout;
  }
  return null;
}

function layoutOf(rows: readonly string[][], delimiter: Delimiter): DigitLayout | null {
  const width = rows[0]?.length ?? 0;
  const first = rows[0] ?? [];
  const names = first.filter((name) => PIXEL_NAME.test(name)).length;
  const header = first.some((name) => !isPixel(name)) || (names > width / 2 && counts(first));
  const body = header ? rows.slice(1) : rows;
  if (body.length === 0 || 2 * body.filter((row) => row.length === width).length <= body.length) return null;
  const named = header && names > width / 2;
  const even = body.filter((row) => row.length === width);
  for (const extra of [0, 1, 2]) {
    const shape = shapeOf(width - extra, named ? SMALLEST_NAMED_SIDE : SMALLEST_SIDE);
    if (!shape) continue;
    const label = extra === 0 ? null : labelAmong(even, header ? first : null, extra);
    const firstPixel = label === width - 1 ? extra - 1 : extra;
    const good = even.filter((row) => row.slice(firstPixel, firstPixel + width - extra).every(isPixel)).length;
    if (2 * good > body.length) return { delimiter, header, width, label, firstPixel, ...shape };
  }
  return null;
}

/** Side and channels of a square image of this many numbers. */
function shapeOf(numbers: number, smallest: number): { side: number; channels: 1 | 3 } | null {
  for (const channels of [1, 3] as const) {
    const side = Math.sqrt(numbers / channels);
    if (Number.isInteger(side) && side >= smallest) return { side, channels };
  }
  return null;
}

/** The column of classes: the one that the header names so, else the last if the first is empty of ink, else the first. */
function labelAmong(rows: readonly string[][], header: readonly string[] | null, extra: number): number {
  const last = (rows[0]?.length ?? 1) - 1;
  const places = [extra - 1, last];
  const named = header && places.find((place) => LABEL_NAME.test(header[place] ?? ''));
  if (typeof named === 'number') return named;
  const blank = (place: number): boolean => rows.every((row) => Number(row[place]) === 0);
  return blank(extra - 1) && !blank(last) ? last : extra - 1;
}

const isPixel = (cell: string): boolean => (WHOLE.test(cell) ? Number(cell) <= LARGEST_PIXEL : SHARE.test(cell));

/** Names that are nothing but 0, 1, 2, … or 1, 2, 3, …, as libraries number columns without names. */
const counts = (names: readonly string[]): boolean => {
  const numbers = names.map(Number).filter(Number.isFinite);
  return numbers.length > 2 && numbers.every((value, i) => i === 0 || value === (numbers[i - 1] as number) + 1);
};

/**
 * Reads images from a table of pixels (a row each: MNIST as CSV and its like), in bounded memory; null if the table is of
 * another kind. Numbers that end at 1 or 16 are stretched to 0…255. Rejects only with the signal's reason or when the source
 * cannot be read.
 */
export async function readDigitTable(
  source: Blob | string,
  options: DigitTableOptions = {},
): Promise<DigitTable | null> {
  const reader = new LineReader();
  const opening: TableRow[] = [];
  let images: ImageCollector | null = null;
  const take = (lines: readonly TableRow[], final = false): boolean => {
    const filled = lines.filter((line) => line.text.trim() !== '');
    if (images) {
      for (const line of filled) images.add(line);
      return true;
    }
    opening.push(...filled);
    if (opening.length < SAMPLE_ROWS && !final) return true;
    const layout = digitLayout(opening.map((line) => line.text));
    if (!layout) return false;
    images = new ImageCollector(layout, options.limit ?? Number.POSITIVE_INFINITY);
    for (const line of layout.header ? opening.slice(1) : opening) images.add(line);
    return true;
  };
  for await (const piece of piecesOf(source)) {
    options.signal?.throwIfAborted();
    if (piece.binary || !take(reader.push(piece.text))) return null;
    options.onProgress?.(piece.share);
  }
  return take(reader.end(), true) ? ((images as ImageCollector | null)?.finish() ?? null) : null;
}

/** Gathers the pixels of rows; memory doubles with need. */
class ImageCollector {
  readonly #layout: DigitLayout;
  readonly #limit: number;
  readonly #size: number;
  readonly #labels: string[] = [];
  readonly #badLines: number[] = [];
  #values: Uint8Array<ArrayBuffer> | Float32Array<ArrayBuffer>;
  #count = 0;
  #rows = 0;
  #bad = 0;

  constructor(layout: DigitLayout, limit: number) {
    this.#layout = layout;
    this.#limit = limit;
    this.#size = layout.side * layout.side * layout.channels;
    this.#values = new Uint8Array(64 * this.#size);
  }

  add({ line, text }: TableRow): void {
    this.#rows++;
    if (this.#count === this.#limit) return;
    const { delimiter, width, firstPixel, label } = this.#layout;
    const cells = splitLine(text, delimiter).cells.map((cell) => cell.trim());
    const pixels = cells.slice(firstPixel, firstPixel + this.#size);
    const name = label === null ? '' : cells[label];
    if (cells.length !== width || !pixels.every(isPixel) || (label !== null && !name)) {
      this.#bad++;
      if (this.#badLines.length < SHOWN_BAD_ROWS) this.#badLines.push(line);
      return;
    }
    const numbers = pixels.map(Number);
    this.#makeRoom(numbers);
    this.#values.set(numbers, this.#count * this.#size);
    if (label !== null) this.#labels.push(/^\d+\.0*$/.test(name ?? '') ? String(Number(name)) : (name ?? ''));
    this.#count++;
  }

  finish(): DigitTable | null {
    if (this.#count === 0) return null;
    const values = this.#values.subarray(0, this.#count * this.#size);
    let highest = 0;
    for (const value of values) highest = Math.max(highest, value);
    const stretch = highest <= 1 ? LARGEST_PIXEL : highest <= 16 ? LARGEST_PIXEL / 16 : 1;
    return {
      layout: this.#layout,
      count: this.#count,
      pixels: stretch === 1 ? Uint8Array.from(values) : Uint8Array.from(values, (value) => Math.round(stretch * value)),
      labels: this.#layout.label === null ? null : this.#labels,
      badRows: { count: this.#bad, lines: this.#badLines },
      beyondLimit: this.#rows - this.#count - this.#bad,
    };
  }

  /** Bytes as long as all numbers are whole: a quarter of the memory. */
  #makeRoom(numbers: readonly number[]): void {
    const needed = (this.#count + 1) * this.#size;
    const fractions = this.#values instanceof Uint8Array && !numbers.every(Number.isInteger);
    if (needed <= this.#values.length && !fractions) return;
    const room = Math.max(this.#values.length, needed > this.#values.length ? 2 * needed : 0);
    const grown = fractions || this.#values instanceof Float32Array ? new Float32Array(room) : new Uint8Array(room);
    grown.set(this.#values);
    this.#values = grown;
  }
}
