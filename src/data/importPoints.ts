import { contentHash } from './contentHash.ts';
import { LineReader, type TableRow } from './csvCells.ts';
import { type Demanded, judgeReadings } from './csvDialect.ts';
import type { Judged } from './csvJudge.ts';
import { type Sheet, sheetOf } from './csvRow.ts';
import { digitLayout } from './digitTable.ts';
import { IMPORT_FAILURES, type ImportFailure, type ImportReport, type ImportResult } from './importReport.ts';
import { MOST_KEPT_VALUES } from './pointStore.ts';
import { TableCollector } from './tableCollector.ts';
import { piecesOf } from './textPieces.ts';

const SAMPLE_ROWS = 200;
/** Characters that the detection looks at, per line and in all: a few monstrous lines must not hold it up. */
const SAMPLE_LINE = 4096;
const SAMPLE_SIZE = 1 << 20;
const WEB_PAGE = /^\s*<(?:!doctype html|html)\b/i;
const SLICE_MS = 12;
/** Readings that the whole file decides between, and how much worse than the best a reading of the first lines may be. */
const MOST_RIVALS = 4;
const RIVAL_SHARE = 0.02;

export interface ImportOptions {
  readonly name?: string;
  /** Indices of the columns to use, from 0; by default the first two that hold numbers. */
  readonly columns?: readonly [number, number];
  /** The separator and decimal sign that a person chose; what is chosen is not doubted. */
  readonly reading?: Demanded;
  readonly signal?: AbortSignal;
  /** Share of the source that has been read, 0…1. */
  readonly onProgress?: (share: number) => void;
}

/**
 * Reads two columns of numbers from a table. Separator, decimal sign and header are those that leave least of the first 200
 * lines unexplained; readings between which these do not decide are carried on side by side through the file, and those that
 * still explain it equally well but give other points are reported. Points are standardised per axis in float64; a constant
 * axis keeps std 1. The source is read in pieces and the event loop gets its turn every 12 ms, so that a file of any size
 * neither blocks nor fills memory. Bad content is a result, not an exception; rejects only with the signal's reason or when
 * the source cannot be read.
 */
export async function parsePoints(source: Blob | string, options: ImportOptions = {}): Promise<ImportResult> {
  const reader = new LineReader();
  const table = new TableReader(options);
  let sliceEnd = performance.now() + SLICE_MS;
  for await (const piece of piecesOf(source)) {
    options.signal?.throwIfAborted();
    if (piece.binary) return failed('binary');
    if (WEB_PAGE.test(piece.text)) return failed('web-page');
    table.take(reader.push(piece.text));
    if (table.holdsImages) return failed('images');
    if (performance.now() < sliceEnd) continue;
    options.onProgress?.(piece.share);
    await new Promise((resolve) => setTimeout(resolve, 0));
    sliceEnd = performance.now() + SLICE_MS;
  }
  options.signal?.throwIfAborted();
  table.take(reader.end());
  const result = table.finish();
  if (result.ok) options.onProgress?.(1);
  return result;
}

const failed = (code: ImportFailure, report?: ImportReport): ImportResult => ({
  ok: false,
  code,
  reason: IMPORT_FAILURES[code],
  ...(report && { report }),
});

/** Gathers the first lines, judges them, and lets the readings that may be meant read the rest. */
class TableReader {
  holdsImages = false;
  readonly #options: ImportOptions;
  #opening: TableRow[] = [];
  #openingSize = 0;
  #sheet: Sheet | undefined;
  #rivals: TableCollector[] = [];

  constructor(options: ImportOptions) {
    this.#options = options;
  }

  take(lines: readonly TableRow[]): void {
    const filled = lines.filter((line) => line.text.trim() !== '');
    if (this.#sheet) {
      this.#add(filled);
      return;
    }
    this.#opening.push(...filled);
    this.#openingSize += filled.reduce((sum, line) => sum + line.text.length, 0);
    if (this.#opening.length >= SAMPLE_ROWS || this.#openingSize >= SAMPLE_SIZE) this.#judge();
  }

  finish(): ImportResult {
    if (this.#opening.length === 0) return failed('empty');
    if (!this.#sheet) this.#judge();
    if (this.holdsImages) return failed('images');
    for (const rival of this.#rivals) rival.end();
    this.#rivals.sort((a, b) => a.unexplained - b.unexplained);
    const [best, ...others] = this.#rivals;
    if (!best) return failed('no-numbers');
    const equal = others.filter((other) => other.unexplained <= best.unexplained && other.points.count > 0);
    const report = best.report(
      equal
        .filter((other, i) => ![best, ...equal.slice(0, i)].some((seen) => seen.agreesWith(other)))
        .map((other) => other.asAlternative()),
    );
    return this.#judgement(best, report) ?? this.#points(best, report);
  }

  #judge(): void {
    const { columns, reading } = this.#options;
    // Two pixels are no point; who chose columns by hand knows what they are.
    this.holdsImages = !columns && digitLayout(this.#opening.map(({ text }) => text)) !== null;
    const sheet = sheetOf(
      this.#opening.slice(0, SAMPLE_ROWS).map(({ line, text }) => ({ line, text: text.slice(0, SAMPLE_LINE) })),
    );
    const judged = judgeReadings(sheet, reading);
    const size = sheet.rows.reduce((sum, { text }) => sum + text.length, 0);
    const [best] = judged;
    const near = ({ unexplained, usable }: Judged): boolean =>
      usable && unexplained <= (best?.unexplained ?? 0) + RIVAL_SHARE * size;
    const last = sheet.rows.at(-1)?.line ?? 0;
    this.#sheet = sheet;
    this.#rivals = judged
      .filter((each, i) => i === 0 || (best?.usable && near(each)))
      .slice(0, MOST_RIVALS)
      .map((each) => new TableCollector(each, columns, last));
    this.#add(this.#opening);
  }

  #add(lines: readonly TableRow[]): void {
    for (const line of lines) {
      if (!this.#sheet?.isRow(line)) continue;
      for (const rival of this.#rivals) rival.push(line);
    }
  }

  /** Why the best reading is not good enough; what a person chose is. */
  #judgement({ judged, unread }: TableCollector, report: ImportReport): ImportResult | null {
    const { columns, reading } = this.#options;
    const chosen = columns !== undefined || (reading?.delimiter !== undefined && reading.decimal !== undefined);
    if (!chosen && judged.uneven) return failed('uneven', report);
    const few = report.dialect.numericColumns.length < 2;
    if (!chosen && !few && unread > report.kept) return failed('unexplained', report);
    if (report.kept > 0) return null;
    return failed(judged.dialect.numericColumns.length === 1 ? 'one-column' : 'no-numbers', report);
  }

  #points({ points }: TableCollector, report: ImportReport): ImportResult {
    const standardised = points.standardise();
    if (!standardised) return failed('all-identical', report);
    const names = report.columns.map((column) => report.dialect.names[column] ?? `column ${column + 1}`);
    const columns: readonly [string, string] = [names[0] as string, names[1] as string];
    const id = contentHash(points.values(), columns);
    const values = points.count <= MOST_KEPT_VALUES ? { values: points.values().slice() } : {};
    return { ok: true, imported: { id, name: this.#options.name ?? '', columns, ...standardised, ...values }, report };
  }
}
