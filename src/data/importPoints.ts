import { LineReader } from './csvCells.ts';
import { failedAs, type ImportResult } from './importReport.ts';
import { type ReadingOptions, TableReader } from './tableReader.ts';
import { piecesOf } from './textPieces.ts';

const WEB_PAGE = /^\s*<(?:!doctype html|html)\b/i;
const SLICE_MS = 12;

export interface ImportOptions extends ReadingOptions {
  readonly signal?: AbortSignal;
  /** Share of the source that has been read, 0…1. */
  readonly onProgress?: (share: number) => void;
}

/**
 * Reads two columns of numbers from a table. Separator, decimal sign and header are those that leave least of the first 200
 * lines unexplained; readings between which these do not decide are carried on side by side through the file, and those that
 * still explain it equally well but give other points are reported. Where later rows fit none of them, they are judged too, and
 * the table is read a second time. Points are standardised per axis in float64; a constant axis keeps std 1. The source is
 * read in pieces and the event loop gets its turn every 12 ms, so that a file of any size neither blocks nor fills memory. Bad
 * content is a result, not an exception; rejects only with the signal's reason or when the source cannot be read.
 */
export async function parsePoints(source: Blob | string, options: ImportOptions = {}): Promise<ImportResult> {
  const first = await readThrough(source, new TableReader(options), options);
  if (!(first instanceof TableReader)) return first;
  const revised = first.revised();
  const second = revised && (await readThrough(source, revised, options));
  const best = second instanceof TableReader && second.unread < first.unread ? second : first;
  const result = best.finish();
  if (result.ok) options.onProgress?.(1);
  return result;
}

/** The reader after it has seen the whole source, or why there is no table in it. */
async function readThrough(
  source: Blob | string,
  table: TableReader,
  options: ImportOptions,
): Promise<TableReader | ImportResult> {
  const reader = new LineReader();
  let sliceEnd = performance.now() + SLICE_MS;
  for await (const piece of piecesOf(source)) {
    options.signal?.throwIfAborted();
    if (piece.binary) return failedAs('binary');
    if (WEB_PAGE.test(piece.text)) return failedAs('web-page');
    table.take(reader.push(piece.text));
    if (table.holdsImages) return failedAs('images');
    if (performance.now() < sliceEnd) continue;
    options.onProgress?.(piece.share);
    await new Promise((resolve) => setTimeout(resolve, 0));
    sliceEnd = performance.now() + SLICE_MS;
  }
  options.signal?.throwIfAborted();
  table.take(reader.end());
  table.end();
  return table.holdsImages ? failedAs('images') : table;
}
