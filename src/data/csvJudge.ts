import { RowJoiner, type TableRow } from './csvCells.ts';
import { isNumber, modalWidth, numericColumns, type ReadRow, suggestColumns } from './csvColumns.ts';
import { commentHeader } from './csvComments.ts';
import { findHeader, isUnit, quotedHeader } from './csvHeader.ts';
import { readCell } from './csvNumber.ts';
import { cutRow, type Dialect, type Reading } from './csvRow.ts';
import type { Sheet } from './csvSheet.ts';
import {
  cutsNumbers,
  holdsSeveral,
  isLone,
  isYear,
  mayBeOne,
  mayHoldDecimals,
  mayMeasureDecimals,
  partsUnits,
} from './csvUneven.ts';
import { supposedIn, unexplainedIn } from './csvUnexplained.ts';
import { plainNumber } from './numberText.ts';

/** What a reading leaves unexplained in the first lines. */
export interface Judged {
  readonly dialect: Dialect;
  /** Whether there are two columns of numbers. */
  readonly usable: boolean;
  /** Characters in cells that hold digits and are no numbers, or that belong to no column. */
  readonly unexplained: number;
  /** Whether rows have more cells than the header has names, so that the separator may be part of the numbers. */
  readonly uneven: boolean;
  /** Groups of thousands and units that had to be supposed. */
  readonly supposed: number;
}

const LONGEST_NAME = 80;
/** Separators that may also part thousands. */
const SPLITS = /^[, ]$/;
/** Share of all characters that a header at odds with its rows counts for. */
const UNEVEN_SHARE = 0.25;

/** What one reading makes of the first lines of a file. */
export function judge(sheet: Sheet, reading: Reading): Judged {
  const read = readRows(sheet.rows, reading);
  const rows = reading.joins === null ? read : withPlainFirst(read, sheet, reading);
  const enough = (least: number): number =>
    rows.findIndex(({ numbers }) => numbers.filter((cell) => isNumber(cell) || cell === 'too-large').length >= least);
  const start = [2, 1].map(enough).find((at) => at >= 0) ?? rows.length;
  const modal = modalWidth(rows.slice(start));
  const raw = sheet.rows.every(({ text, line }) => line < (rows[start]?.line ?? 0) || /^\s*"/.test(text));
  const columnsOf = (from: number) => numericColumns(rows.slice(from), modal);
  const remark = commentHeader(sheet, reading, rows.slice(start), modal);
  const header =
    findHeader(
      widenedHeader(rows, start, sheet, reading, modal),
      start,
      modal,
      columnsOf(start).columns,
      reading.delimiter,
      raw,
    ) ??
    remark.header ??
    quotedHeader(sheet.rows, rows, start, modal);
  const first = header && header.at >= start ? header.at + 1 : start;
  const { columns, units } = columnsOf(first);
  const width = header && !reading.delimiter.startsWith(' ') ? Math.max(modal, header.names.length) : modal;
  const given = Array.from({ length: width }, (_, column) => (header?.names[column] ?? '').slice(0, LONGEST_NAME));
  const dialect: Dialect = {
    ...reading,
    grouping: null,
    header: header !== null,
    headerLine: header?.line ?? null,
    width,
    names: given.map((name, column) => (name === '' ? `column ${column + 1}` : name)),
    numericColumns: columns,
    units,
    suggested: suggestColumns(
      columns,
      given,
      rows.slice(first).filter(({ cells }) => cells.length === modal),
    ),
  };
  const isShort = header !== null && (header.names[0] === '' || header.names.length < modal);
  const above = header ? undefined : rows[start - 1];
  const body = rows.slice(first);
  const misnamed =
    above !== undefined &&
    (above.cells.length >= 2
      ? above.cells.length < modal
      : isCut(above.cells[0]) || holdsSeveral(body) || isLone(above, body, reading));
  const parts = reading.joins === null && SPLITS.test(reading.delimiter) && partsUnits(body, modal, isShort);
  const namesRows = header?.names[0] === '' && (rows[header.at]?.cells.length ?? 0) < modal && !raw;
  const cut =
    (!header &&
      (remark.misfits ||
        (parts && modal === 2) ||
        (reading.delimiter === ',' && (mayBeOne(body, modal) || mayMeasureDecimals(body, modal))))) ||
    (namesRows && reading.joins === null && reading.delimiter === ',' && mayHoldDecimals(body, modal)) ||
    cutsNumbers(body, modal, header !== null, reading);
  const left = body.reduce((sum, row) => sum + unexplainedIn(row.cells, row.numbers, dialect), 0);
  const unitsAt = header && rows[header.at + 1]?.cells.every(isUnit) ? header.at + 1 : undefined;
  const skipped = rows.slice(0, start).filter((_, at) => at !== header?.at && at !== unitsAt);
  const total = sheet.rows.reduce((sum, { text }) => sum + text.length, 0);
  const headerCut =
    header !== null &&
    ((modal === 1 && isCut(header.names[0])) || (reading.joins !== null && header.names.length > modal));
  return {
    dialect,
    usable: columns.length >= 2,
    unexplained:
      left +
      skipped.reduce(
        (sum, row) => sum + unexplainedIn(row.cells, row.numbers, { ...dialect, width: row.cells.length }),
        0,
      ) +
      digitsAtFront(header?.names ?? []) +
      (misnamed || cut || headerCut ? UNEVEN_SHARE * total : 0),
    uneven: cut || (headerCut && modal > 1) || (misnamed && !isCut(above.cells[0])),
    supposed:
      body.reduce((sum, row) => sum + Number(reading.joins !== null) + supposedIn(row, dialect), 0) +
      // Who parts cells by commas writes decimal points, and tabs are rarely mere blanks.
      (reading.delimiter === ',' && reading.decimal === ',' ? total : 0) +
      (reading.delimiter === ' ' && sheet.rows.every(({ text }) => text.trim().includes('\t')) ? total : 0) +
      (parts ? total : 0),
  };
}

/** Characters of names that begin like numbers: a header of such is a row that was not understood. */
const digitsAtFront = (names: readonly string[]): number =>
  names.reduce((sum, name) => {
    const plain = plainNumber(name);
    return sum + (/^[^\p{L}]*\d/u.test(plain) && !/^\d+$/.test(plain) ? name.length : 0);
  }, 0);
const isCut = (cell: string | undefined): boolean => /[;,\t|]/.test(cell ?? '');
function readRows(lines: readonly TableRow[], reading: Reading): ReadRow[] {
  const joiner = new RowJoiner(reading.delimiter);
  const joined = [...lines.flatMap((line) => joiner.push(line)), ...joiner.end()];
  return joined.map(({ line, text }) => {
    const cut = cutRow(text, reading);
    const cells = cut ?? [`"${text}`];
    const numbers = cells.map((cell) => readCell(cell, reading.decimal));
    return { line, cells, numbers, isBroken: cut === null };
  });
}

/** Joined rows of which the first is left as it was cut if it holds years, which are names and no parts of numbers. */
function withPlainFirst(rows: readonly ReadRow[], { rows: lines }: Sheet, reading: Reading): ReadRow[] {
  const [plain] = readRows(lines.slice(0, 1), { ...reading, joins: null });
  const isYears = plain?.numbers.every((read) => !isNumber(read) || isYear(read.value)) && plain.numbers.some(isNumber);
  return plain && isYears ? [plain, ...rows.slice(1)] : [...rows];
}

/** Names with the units in brackets that blanks parted from them: `length`, `(m)`. */
const withUnits = (names: readonly string[]): string[] =>
  names.reduce<string[]>((joined, name) => {
    if (joined.length > 0 && /^[([]/.test(name)) joined.push(`${joined.pop()} ${name}`);
    else joined.push(name);
    return joined;
  }, []);

/**
 * Rows in which a header that only wide separators part (`長さ，重さ`), or single blanks over wider gaps, is cut at them, and a
 * unit in brackets is put together with the name before it.
 */
function widenedHeader(
  rows: readonly ReadRow[],
  start: number,
  { rows: lines }: Sheet,
  reading: Reading,
  width: number,
): readonly ReadRow[] {
  return rows.map((row, at) => {
    if (at >= start || row.cells.length === width) return row;
    const text = lines.find(({ line }) => line === row.line)?.text ?? '';
    const ways = reading.delimiter === '  ' ? [reading, { ...reading, delimiter: ' ' as const }] : [reading];
    const cuts = ways.map((way) => cutRow(text, way, true) ?? []);
    const cells = [...cuts, ...cuts.map(withUnits)].find((cut) => cut.length === width);
    return cells ? { ...row, cells, numbers: cells.map((cell) => readCell(cell, reading.decimal)) } : row;
  });
}
