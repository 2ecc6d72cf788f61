import type { Delimiter, TableRow } from './csvCells.ts';
import { isNumber, type ReadRow } from './csvColumns.ts';
import { type CellNumber, SHEET_ERROR } from './csvNumber.ts';
import { isYear } from './csvUneven.ts';
import { plainNumber } from './numberText.ts';

/** Where names of columns come from. */
export interface Header {
  /** Place among the rows; −1 for names from a comment. */
  readonly at: number;
  /** Counted from 1. */
  readonly line: number;
  readonly names: readonly string[];
}

/**
 * The header among the rows before the first one with numbers, or that first one if its numbers are names (years, or 0, 1, 2
 * as libraries number columns). A header that is one cell short leaves the first column nameless: names of rows, as R
 * writes them; between blanks, one of too many cells is a sentence. `isRaw`: every row begins with a quote. Null without one.
 */
export function findHeader(
  rows: readonly ReadRow[],
  start: number,
  width: number,
  columns: readonly number[],
  delimiter: Delimiter,
  isRaw: boolean,
): Header | null {
  const body = rows.slice(start);
  // One word above two columns is a title.
  const hasRowNames = width > 2 && holdsRowNames(body, width, delimiter, isRaw);
  const fewest = width - Number(hasRowNames);
  const most = delimiter.startsWith(' ') ? width : Number.POSITIVE_INFINITY;
  const named: Header[] = [];
  for (let at = 0; at < start; at++) {
    const row = rows[at] as ReadRow;
    const { length } = row.cells;
    if (row.isBroken || length < fewest || length > most) continue;
    const names = length < width ? ['', ...row.cells] : row.cells;
    const numbers = length < width ? ['', ...row.numbers] : row.numbers;
    if (namesColumns(names, numbers, columns)) named.push({ at, line: row.line, names });
  }
  const last = named.at(-1);
  const before = named.at(-2);
  if (last) {
    const isUnits =
      before?.at === last.at - 1 && last.names.every(isUnit) && (before.names[0] !== '' || last.names[0] === '');
    return isUnits ? before : last;
  }
  const above = rows[start - 1];
  if (above?.cells.length === width && isNumberBesideWords(above, body, columns))
    return { at: start - 1, line: above.line, names: above.cells };
  const first = body[0];
  if (!first) return null;
  const below = body.slice(1);
  const short = first.cells.length === width - 1 && holdsRowNames(below, width, delimiter, isRaw);
  const row = short ? { ...first, cells: ['', ...first.cells], numbers: ['', ...first.numbers] } : first;
  const filled = columns.slice(short && columns[0] === 0 ? 1 : 0);
  // The very first row, one cell short of all below, which have names: so R heads a matrix with numbers for names.
  const isOnlyShort = start === 0 && short && below.length > 1 && below.every(({ cells }) => cells.length === width);
  const headsIndex = isOnlyShort && delimiter.startsWith(' ') && holdsRowNames(below, width, ' ', false);
  const isHeader = headsIndex || isNumberedHeader(row, below, filled) || isUnitHeader(row, below, filled);
  return row.cells.length === width && isHeader ? { at: start, line: row.line, names: row.cells } : null;
}

/** Whether cells can be names of these columns: no number, some word; where all are signs for "missing", all different. */
function namesColumns(
  names: readonly string[],
  numbers: readonly (CellNumber | string)[],
  columns: readonly number[],
): boolean {
  const filled = columns.filter((column) => (names[column] ?? '') !== '');
  if (filled.length === 0 || columns.some((column) => isNumber(numbers[column])) || announces(names)) return false;
  // A column may be called Na, but never #N/A.
  if (filled.some((column) => SHEET_ERROR.test(names[column] ?? ''))) return false;
  const allMissing = filled.every((column) => numbers[column] === 'not-finite');
  return !allMissing || new Set(filled.map((column) => names[column])).size === filled.length;
}

/** Whether a line tells what follows, as `A = [` or `3×2 Matrix:` do. */
const announces = (names: readonly string[]): boolean =>
  OPENING.test(names.at(-1) ?? '') && !OPENING.test(names[0] ?? '');
const OPENING = /[=:[({]$/;

/** A second line under a header: nothing but short units or types, maybe in brackets. */
export const isUnit = (name: string): boolean =>
  /^$|^[[(<].{1,14}[\])>]$|^[%°µμ\p{L}\d/^·*-]{1,6}$|^(?:varchar|integer|numeric|decimal|boolean|timestamp)$/iu.test(
    name,
  );

/**
 * Whether the first of `width` cells is a name of its row: never twice the same, and not a part of a number that commas or
 * blanks cut.
 */
export function holdsRowNames(body: readonly ReadRow[], width: number, delimiter: Delimiter, isRaw: boolean): boolean {
  const whole = body.filter((row) => row.cells.length === width);
  if (body.length === 0 || whole.length < 0.9 * body.length) return false;
  const names = whole.map((row) => row.cells[0] as string);
  const numbers = whole.map((row) => row.numbers[0]);
  const inOrder = numbers.every((read, i) => isNumber(read) && read.value === i + 1);
  const words = numbers.every((read) => !isNumber(read));
  const isSure = isRaw || (delimiter !== ',' && delimiter !== ' ');
  return new Set(names).size === names.length && (isSure || inOrder || words || isIndexed(whole));
}

/** Whether first cells are rising whole numbers, as the index of a frame with gaps. */
function isIndexed(rows: readonly ReadRow[]): boolean {
  // A line of dots may stand for rows that were left out.
  const indices = rows.map(({ numbers }) => numbers[0]).filter(isIndex);
  return (
    indices.length >= 0.75 * rows.length &&
    indices.every(({ value }, i) => i === 0 || value > (indices[i - 1] as CellNumber).value)
  );
}

const isIndex = (read: CellNumber | string | undefined): read is CellNumber =>
  isNumber(read) && Number.isInteger(read.value) && read.value >= 0 && read.unit === '';

/** Whether words and numbers name columns, e.g. `weight,1995` or `x,50 mm`. */
const isNumberBesideWords = (row: ReadRow, body: readonly ReadRow[], columns: readonly number[]): boolean =>
  columns.every((column) => isNumber(row.numbers[column]) || row.numbers[column] === 'not-a-number') &&
  (isNumberedHeader(row, body, columns) || isUnitHeader(row, body, columns));

/** Whether a number is written without a fraction, in whatever signs. */
const isWhole = ({ value, grouping }: CellNumber, cell: string): boolean =>
  grouping === null ? /^\D*\d+\D*$/.test(plainNumber(cell)) : Number.isInteger(value);

/** Whether a row of numbers names columns, told by the rows below. */
function isNumberedHeader(row: ReadRow, below: readonly ReadRow[], columns: readonly number[]): boolean {
  if (below.length === 0 || columns.length === 0) return false;
  const at = columns.map((column) => row.numbers[column]);
  const values = at.flatMap((read) => (isNumber(read) ? [read.value] : []));
  const digits = columns.every(
    (column) => !isNumber(row.numbers[column]) || /^\d+(?: ?年度?)?$/.test(plainNumber(row.cells[column] ?? '')),
  );
  if (!digits || values.length === 0) return false;
  const words = values.length < columns.length && columns.every((column) => (row.cells[column] ?? '') !== '');
  const others = (test: (read: CellNumber, cell: string) => boolean): boolean =>
    columns.every((column) => {
      const seen = below.filter((each) => isNumber(each.numbers[column]));
      const like = seen.filter((each) => test(each.numbers[column] as CellNumber, each.cells[column] as string));
      return !isNumber(row.numbers[column]) || 2 * like.length < seen.length;
    });
  const years = values.every(isYear) && new Set(values).size === values.length;
  if (years && (words || values.length > 1) && others(({ value }) => isYear(value))) return true;
  // 0, 1, 2, … or 1, 2, 3, … over columns that are written with decimals, or beside a nameless column of row numbers.
  const counting =
    values.length > 1 && (values[0] as number) <= 1 && values.every((v, i) => v === (values[0] as number) + i);
  const corner = row.cells[0] === '' && below.every((each) => each.cells[0] !== '');
  return counting && !words && (corner || others(isWhole));
}

/** Currencies stand on the first row and the total of an account, where they are no names. */
const isCurrency = (unit: string): boolean => /\p{Sc}|^[A-Z]{3}$/u.test(unit);

/** Whether a row names columns by numbers with units (`10%`, `25 °C`) that the rows below do not carry. */
function isUnitHeader(row: ReadRow, below: readonly ReadRow[], columns: readonly number[]): boolean {
  const named = columns.filter((column) => isNumber(row.numbers[column]));
  if (below.length < 2 || named.length === 0) return false;
  const names = columns.map((column) => row.cells[column] ?? '');
  if (names.includes('') || new Set(names).size < names.length) return false;
  return named.every((column) => {
    const { unit } = row.numbers[column] as CellNumber;
    const seen = below.flatMap(({ numbers }) => (isNumber(numbers[column]) ? [numbers[column].unit] : []));
    return unit !== '' && !isCurrency(unit) && seen.length > 1 && !seen.includes(unit);
  });
}

/** A header of numbers that nothing but its quotes tells from the rows below; null where there is none. */
export function quotedHeader(
  lines: readonly TableRow[],
  rows: readonly ReadRow[],
  start: number,
  width: number,
): Header | null {
  const first = rows[start];
  const [above, ...below] = lines.filter(({ line }) => line >= (first?.line ?? 0));
  if (!above || !first || below.length === 0 || first.cells.length !== width || width < 2) return null;
  const isQuoted = first.cells.every((cell) => cell !== '' && above.text.includes(`"${cell}"`));
  const isAlone = isQuoted && !below.some(({ text }) => text.includes('"'));
  return isAlone ? { at: start, line: first.line, names: first.cells } : null;
}
