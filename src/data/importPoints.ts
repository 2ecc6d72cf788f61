import { type Text, text } from '../schema/text.ts';
import { contentHash } from './contentHash.ts';
import { type Delimiter, LineReader, RowJoiner, splitLine, type TableRow } from './csvCells.ts';
import { type Dialect, detectDialect } from './csvDialect.ts';
import { type BadRowReason, readNumber } from './csvNumber.ts';
import { digitLayout } from './digitTable.ts';
import type { ImportedPoints } from './law.ts';
import { PointStore } from './pointStore.ts';
import { piecesOf } from './textPieces.ts';

/** Rows beyond this many good ones are counted, not kept. */
export const MAX_ROWS = 1_000_000;
const SHOWN_BAD_ROWS = 20;
const SHOWN_POINTS = 3;
const SAMPLE_ROWS = 200;
/** Characters that the detection looks at, per line and in all: a few monstrous lines must not hold it up. */
const SAMPLE_LINE = 4096;
const SAMPLE_SIZE = 1 << 20;
const SLICE_MS = 12;

/** How else a table can be read, and its first three points then. */
export interface Alternative {
  readonly delimiter: Delimiter;
  readonly decimal: '.' | ',';
  readonly grouping: string | null;
  readonly firstPoints: readonly (readonly [number, number])[];
}

/** What became of every row: `rowCount = kept + badRows.count + beyondLimit`. Blank lines and the header are no rows. */
export interface ImportReport {
  readonly dialect: Dialect;
  /** Other ways to read the same table, under which its points would be others; empty where there is one way only. */
  readonly alternatives: readonly Alternative[];
  /** Indices of the two columns used. */
  readonly columns: readonly [number, number];
  /** The first three points exactly as the table gives them. */
  readonly firstPoints: readonly (readonly [number, number])[];
  readonly rowCount: number;
  readonly kept: number;
  readonly beyondLimit: number;
  readonly badRows: {
    readonly count: number;
    /** The first twenty, by line number counted from 1. */
    readonly first: readonly { readonly line: number; readonly reason: BadRowReason }[];
  };
}

export type ImportFailure = 'empty' | 'binary' | 'images' | 'one-column' | 'no-numbers' | 'all-identical';

export type ImportResult =
  | { readonly ok: true; readonly imported: ImportedPoints; readonly report: ImportReport }
  | { readonly ok: false; readonly code: ImportFailure; readonly reason: Text; readonly report?: ImportReport };

export const IMPORT_FAILURES: Readonly<Record<ImportFailure, Text>> = {
  empty: text('The file is empty.', 'ファイルが空です。'),
  binary: text(
    'This is not a text file. Save the table as CSV or TSV.',
    'テキストファイルではありません。表を CSV か TSV で保存してください。',
  ),
  images: text(
    'This table holds images, one a row: a class and the pixels. Bring it as images.',
    'この表は 1 行に 1 枚の画像（クラスと画素）です。画像として取り込んでください。',
  ),
  'one-column': text(
    'Only one column of numbers was found; two are needed.',
    '数値の列が 1 つしかありません。2 列必要です。',
  ),
  'no-numbers': text('No row with two numbers was found.', '数値が 2 つある行が見つかりません。'),
  'all-identical': text(
    'All points are identical: there is nothing to learn.',
    'すべての点が同じ位置にあり、学習できるものがありません。',
  ),
};

export interface ImportOptions {
  readonly name?: string;
  /** Indices of the columns to use, from 0; by default the first two that hold numbers. */
  readonly columns?: readonly [number, number];
  readonly signal?: AbortSignal;
  /** Share of the source that has been read, 0…1. */
  readonly onProgress?: (share: number) => void;
}

/**
 * Reads two columns of numbers from CSV or TSV: separator (tab, semicolon, comma, spaces), decimal sign and header are
 * detected from the first 200 lines. Points are standardised per axis in float64; a constant axis keeps std 1. The source is
 * read in pieces and the event loop gets its turn every 12 ms, so that a file of any size neither blocks nor fills memory.
 * Bad content is a result, not an exception; rejects only with the signal's reason or when the source cannot be read.
 */
export async function parsePoints(source: Blob | string, options: ImportOptions = {}): Promise<ImportResult> {
  const fail = (code: ImportFailure, report?: ImportReport): ImportResult => ({
    ok: false,
    code,
    reason: IMPORT_FAILURES[code],
    ...(report && { report }),
  });
  const reader = new LineReader();
  const opening: TableRow[] = [];
  let openingSize = 0;
  let table: TableCollector | undefined;
  let holdsImages = false;
  const take = (lines: readonly TableRow[], final = false): void => {
    const filled = lines.filter((line) => line.text.trim() !== '');
    if (table) {
      for (const line of filled) table.push(line);
      return;
    }
    opening.push(...filled);
    openingSize += filled.reduce((sum, line) => sum + line.text.length, 0);
    if (opening.length < SAMPLE_ROWS && openingSize < SAMPLE_SIZE && !final) return;
    // Two pixels are no point; who chose columns by hand knows what they are.
    holdsImages = !options.columns && digitLayout(opening.map((line) => line.text)) !== null;
    const dialect = detectDialect(opening.slice(0, SAMPLE_ROWS).map((line) => line.text.slice(0, SAMPLE_LINE)));
    table = new TableCollector(dialect, options.columns);
    for (const line of opening) table.push(line);
  };

  let sliceEnd = performance.now() + SLICE_MS;
  for await (const piece of piecesOf(source)) {
    options.signal?.throwIfAborted();
    if (piece.binary) return fail('binary');
    take(reader.push(piece.text));
    if (holdsImages) return fail('images');
    if (performance.now() < sliceEnd) continue;
    options.onProgress?.(piece.share);
    await new Promise((resolve) => setTimeout(resolve, 0));
    sliceEnd = performance.now() + SLICE_MS;
  }
  options.signal?.throwIfAborted();
  take(reader.end(), true);
  if (holdsImages) return fail('images');
  if (opening.length === 0 || !table) return fail('empty');
  const report = table.finish();
  if (report.kept === 0) return fail(report.dialect.numericColumns.length === 1 ? 'one-column' : 'no-numbers', report);
  const standardised = table.points.standardise();
  if (!standardised) return fail('all-identical', report);
  const names = report.columns.map((column) => report.dialect.names[column] ?? `column ${column + 1}`);
  const columns: readonly [string, string] = [names[0] as string, names[1] as string];
  options.onProgress?.(1);
  const id = contentHash(table.points.values(), columns);
  return { ok: true, imported: { id, name: options.name ?? '', columns, ...standardised }, report };
}

/** Sorts the rows of one table into kept points, bad rows and rows beyond the limit. */
class TableCollector {
  readonly points = new PointStore(MAX_ROWS);
  readonly #dialect: Dialect;
  readonly #columns: readonly [number, number];
  readonly #joiner: RowJoiner;
  readonly #bad: { line: number; reason: BadRowReason }[] = [];
  #badCount = 0;
  #rowCount = 0;
  #headerSeen: boolean;

  constructor(dialect: Dialect, columns: readonly [number, number] | undefined) {
    this.#dialect = dialect;
    this.#columns = columns ?? dialect.suggested;
    this.#joiner = new RowJoiner(dialect.delimiter);
    this.#headerSeen = !dialect.header;
  }

  push(line: TableRow): void {
    for (const row of this.#joiner.push(line)) this.#add(row);
  }

  finish(): ImportReport {
    for (const row of this.#joiner.end()) this.#add(row);
    const kept = this.points.count;
    return {
      dialect: this.#dialect,
      alternatives: [],
      columns: this.#columns,
      firstPoints: this.points.first(SHOWN_POINTS),
      rowCount: this.#rowCount,
      kept,
      beyondLimit: this.#rowCount - kept - this.#badCount,
      badRows: { count: this.#badCount, first: this.#bad },
    };
  }

  #add(row: TableRow): void {
    if (!this.#headerSeen) {
      this.#headerSeen = true;
      return;
    }
    this.#rowCount++;
    if (this.points.count === MAX_ROWS) return;
    const { cells } = splitLine(row.text, this.#dialect.delimiter);
    const x = this.#read(cells[this.#columns[0]]);
    const y = this.#read(cells[this.#columns[1]]);
    if (typeof x === 'number' && typeof y === 'number') {
      this.points.push(x, y);
      return;
    }
    this.#badCount++;
    const reason = typeof x === 'number' ? (y as BadRowReason) : x;
    if (this.#bad.length < SHOWN_BAD_ROWS) this.#bad.push({ line: row.line, reason });
  }

  #read(cell: string | undefined): number | BadRowReason {
    return cell === undefined || cell.trim() === '' ? 'missing-column' : readNumber(cell, this.#dialect.decimal);
  }
}
