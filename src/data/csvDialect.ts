import { type Delimiter, RowJoiner, type TableRow } from './csvCells.ts';
import { isNumber, modalWidth, numericColumns, type ReadRow, suggestColumns } from './csvColumns.ts';
import { findHeader, type Header } from './csvHeader.ts';
import { type CellNumber, readCell } from './csvNumber.ts';
import { cutRow, narrowed, type Reading, type Sheet } from './csvRow.ts';
import type { DecimalSign } from './numberText.ts';

/** How a table is written, found from its first lines. */
export interface Dialect extends Reading {
  /** The sign between groups of thousands; null if none occurred. A space stands for every kind of space. */
  readonly grouping: string | null;
  readonly header: boolean;
  /** Line of the header, counted from 1; null where it is a comment or there is none. */
  readonly headerLine: number | null;
  /** Cells of a row. */
  readonly width: number;
  /** Names of all columns: from the header, otherwise `column 1`, `column 2`, … */
  readonly names: readonly string[];
  /** Indices of the columns that hold numbers in at least half of their filled cells. */
  readonly numericColumns: readonly number[];
  /** Unit of most numbers of each column; empty for none. */
  readonly units: readonly string[];
  /** The two columns to use unless the user says otherwise: the first two numeric ones, row numbers and nameless ones last. */
  readonly suggested: readonly [number, number];
}

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
/** Share of all characters that a header at odds with its rows counts for. */
const UNEVEN_SHARE = 0.25;

/** Readings in the order that decides between those that fit equally well. */
const DELIMITERS: readonly Delimiter[] = ['\t', ';', '|', ',', '  ', ' ', ''];
const DECIMALS: readonly DecimalSign[] = ['.', ','];

/** What a person, or a line of the file, has decided about the reading. */
export interface Demanded {
  readonly delimiter?: Delimiter | undefined;
  readonly decimal?: DecimalSign | undefined;
}

/** Every reading that may be meant, the one that leaves least unexplained first. */
export function judgeReadings(sheet: Sheet, demanded: Demanded = {}): Judged[] {
  const delimiter = demanded.delimiter ?? sheet.demanded;
  const half = sheet.rows.length / 2;
  const occurs = (sign: Delimiter): boolean => {
    const holds = (text: string): boolean => (sign === ' ' ? /\s/.test(text) : text.includes(sign));
    return sheet.rows.filter(({ text }) => holds(narrowed(text, true).trim())).length >= half;
  };
  const quoted = sheet.rows.some(({ text }) => text.includes('"'));
  const judged = DELIMITERS.filter((sign) => (delimiter === undefined ? occurs(sign) : sign === delimiter)).flatMap(
    (sign) =>
      DECIMALS.filter((decimal) => demanded.decimal === undefined || decimal === demanded.decimal)
        // A decimal comma between commas must be in quotes.
        .filter((decimal) => sign !== ',' || decimal === '.' || quoted || demanded.decimal !== undefined)
        .map((decimal) => judge(sheet, { delimiter: sign, decimal, packed: sheet.packed, edges: sheet.edges })),
  );
  // A lone quoted `"1,5"` without a header is a decimal comma rather than a row that was quoted as a whole.
  const lone = sheet.packed && !judged.some(({ dialect }) => dialect.header);
  const usable = ({ usable: two }: Judged): number => Number(two !== lone);
  return judged.sort((a, b) => a.unexplained - b.unexplained || usable(b) - usable(a) || a.supposed - b.supposed);
}

function judge(sheet: Sheet, reading: Reading): Judged {
  const rows = readRows(sheet.rows, reading);
  const enough = (least: number): number =>
    rows.findIndex((row) => row.numbers.filter((read) => isNumber(read) || read === 'too-large').length >= least);
  const start = [2, 1].map(enough).find((at) => at >= 0) ?? rows.length;
  const modal = modalWidth(rows.slice(start));
  const raw = sheet.rows.every(({ text, line }) => line < (rows[start]?.line ?? 0) || /^\s*"/.test(text));
  const plainSign = reading.delimiter !== ',' && !reading.delimiter.startsWith(' ');
  const columnsOf = (from: number) => numericColumns(rows.slice(from), modal);
  const header =
    findHeader(
      widenedHeader(rows, start, sheet, reading, modal),
      start,
      modal,
      columnsOf(start).columns,
      raw || plainSign,
    ) ?? commentHeader(sheet, reading, modal);
  const first = header && header.at >= start ? header.at + 1 : start;
  const { columns, units } = columnsOf(first);
  const width = header && !reading.delimiter.startsWith(' ') ? Math.max(modal, header.names.length) : modal;
  const given = Array.from({ length: width }, (_, column) => (header?.names[column] ?? '').slice(0, LONGEST_NAME));
  const dialect: Dialect = {
    ...reading,
    grouping: null,
    header: header !== null,
    headerLine: header && header.at >= 0 ? (rows[header.at] as ReadRow).line : null,
    width,
    names: given.map((name, column) => (name === '' ? `column ${column + 1}` : name)),
    numericColumns: columns,
    units,
    suggested: suggestColumns(columns, given, rows.slice(first)),
  };
  const above = header ? undefined : rows[start - 1];
  const uneven = above !== undefined && (above.cells.length >= 2 ? above.cells.length < modal : isCut(above.cells[0]));
  const body = rows.slice(first);
  const left = body.reduce((sum, row) => sum + unexplainedIn(row.cells, row.numbers, dialect), 0);
  const skipped = rows.slice(0, start).filter((_, at) => at !== header?.at);
  const total = sheet.rows.reduce((sum, { text }) => sum + text.length, 0);
  const headerCut = header && modal === 1 && isCut(header.names[0]);
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
      (uneven || headerCut ? UNEVEN_SHARE * total : 0),
    uneven: uneven && above.cells.length >= 2,
    supposed: body.reduce((sum, row) => sum + supposedIn(row, dialect), 0),
  };
}

/** Characters of names that begin like numbers: a header of such is a row that was not understood. */
const digitsAtFront = (names: readonly string[]): number =>
  names.reduce((sum, name) => sum + (/^[+-]?[.,]?\d+[^\d]/.test(name) ? name.length : 0), 0);
const isCut = (cell: string | undefined): boolean => /[;,\t|]/.test(cell ?? '');
function readRows(lines: readonly TableRow[], reading: Reading): ReadRow[] {
  const joiner = new RowJoiner(reading.delimiter);
  const joined = [...lines.flatMap((line) => joiner.push(line)), ...joiner.end()];
  return joined.map(({ line, text }) => {
    // A row with a stray quote is one cell that is no number.
    const cells = cutRow(text, reading) ?? [`"${text}`];
    return { line, cells, numbers: cells.map((cell) => readCell(cell, reading.decimal)) };
  });
}

/** Rows in which a header that only wide separators part (`長さ，重さ`) is cut at them. */
function widenedHeader(
  rows: readonly ReadRow[],
  start: number,
  { rows: lines }: Sheet,
  reading: Reading,
  width: number,
): readonly ReadRow[] {
  return rows.map((row, at) => {
    if (at >= start || row.cells.length >= width) return row;
    const text = lines.find(({ line }) => line === row.line)?.text ?? '';
    const cells = cutRow(text, reading, true);
    return cells?.length === width
      ? { ...row, cells, numbers: cells.map((cell) => readCell(cell, reading.decimal)) }
      : row;
  });
}

/** Names from the last comment, as numpy and R write them. */
function commentHeader({ comments, rows }: Sheet, reading: Reading, width: number): Header | null {
  const above = comments.filter(({ line }) => line < (rows[0]?.line ?? 0)).at(-1);
  if (!above) return null;
  const names = cutRow(above.text.replace(/^\s*(?:#+|%+|\/\/)\s?/, ''), reading, true);
  const isName = (name: string): boolean => typeof readCell(name, reading.decimal) === 'string';
  return names?.length === width && names.every(isName) ? { at: -1, names } : null;
}

/** Characters of a row that a dialect cannot explain; `numbers` belong to `cells`. */
function unexplainedIn(cells: readonly string[], numbers: ReadRow['numbers'], dialect: Dialect): number {
  if (misfit(cells, dialect)) return cells.join(' ').length;
  const blank = dialect.delimiter.startsWith(' ');
  // A separator at the edge of a cell means that blanks are not the only one.
  const edge = (cell: string): boolean => blank && /^[;,|]|[;,|]$/.test(cell);
  return numbers.reduce<number>((sum, read, column) => {
    const cell = cells[column] as string;
    return sum + (edge(cell) ? cell.length : unexplainedCell(cell, read, dialect.units[column] ?? ''));
  }, 0);
}

/** Characters of a cell that its reading does not explain: words need no explaining, digits do. */
export function unexplainedCell(cell: string, read: CellNumber | string, unit: string): number {
  if (isNumber(read)) return read.unit !== unit ? cell.length : Number(read.odd);
  return read === 'not-a-number' && /\d/.test(cell) ? cell.length : 0;
}

/** Why the cells of a row do not fit the columns: digits beyond the last, or gaps where blanks cannot show which one. */
export function misfit(
  cells: readonly string[],
  { width, delimiter }: Pick<Dialect, 'width' | 'delimiter'>,
): 'extra-cells' | 'missing-column' | null {
  if (cells.length > width && cells.slice(width).some((cell) => /\d/.test(cell))) return 'extra-cells';
  return delimiter.startsWith(' ') && cells.length < width && cells.length > 1 ? 'missing-column' : null;
}

function supposedIn({ numbers }: ReadRow, { numericColumns: columns, delimiter }: Dialect): number {
  // Where at least two blanks part the cells, one blank inside a number needs no supposing.
  const supposed = ({ grouping, unit }: CellNumber): boolean =>
    (grouping !== null && !(grouping === ' ' && delimiter === '  ')) || unit !== '';
  return columns.filter((column) => {
    const read = numbers[column];
    return isNumber(read) && supposed(read);
  }).length;
}
