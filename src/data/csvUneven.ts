import { isNumber, type ReadRow } from './csvColumns.ts';
import type { Reading } from './csvRow.ts';
import { type DecimalSign, plainNumber } from './numberText.ts';

/**
 * Whether the separator seems to stand inside numbers as well, told from the rows of a table alone: their lengths differ, a
 * first row of years is shorter than all others, or numbers look like the groups of larger ones.
 */
export function cutsNumbers(given: readonly ReadRow[], width: number, hasHeader: boolean, reading: Reading): boolean {
  const { delimiter, decimal, joins } = reading;
  const rows = given.map((row) => ({ ...row, cells: row.cells.map(plainNumber) }));
  if (!hasHeader && isShortYears(rows, width)) return true;
  if (joins === 'groups' && numberRows(rows)) return true;
  if (joins === 'decimals') return rows.every(({ cells }) => cells.every(isThousands));
  if (joins === null && (delimiter === ',' || delimiter === ' ') && holdsGroups(rows, width)) return true;
  if (joins === null && delimiter === ' ' && !hasHeader && isPaired(rows, width)) return true;
  return delimiter === ',' && !hasHeader && isRagged(rows, width, decimal);
}

/** A decimal point that cannot part thousands. */
const POINT = /\d\.(?!\d{3}(?!\d))\d/;
/**
 * Whether the number of cells changes from row to row although nothing but whole numbers, or thousands, stands in them; or in so
 * many rows that it hardly matters what stands there.
 */
function isRagged(rows: readonly ReadRow[], width: number, decimal: DecimalSign): boolean {
  const others = rows.filter(({ cells }) => cells.length !== width);
  const withDigits = others.filter(
    ({ cells }) => cells.length < width || cells.slice(width).some((cell) => /\d/.test(cell)),
  );
  if (withDigits.length > MANY_UNEVEN * rows.length) return true;
  const isPointed = rows.some(({ cells }) => cells.some((cell) => POINT.test(cell)));
  return others.length > 0.05 * rows.length && (decimal === ',' || !isPointed);
}
/** Share of rows of another length than most that no table of measurements has. */
const MANY_UNEVEN = 0.3;

/** Decimals that were put together and may be thousands as well. */
const isThousands = (cell: string): boolean => !cell.includes(',') || /^\D*[1-9]\d{0,2},\d{3}\D*$/.test(cell);

const FIRST_GROUP = /^\D*[1-9]\d{0,2}$/;

/** Whether a column holds nothing but three digits, often with zeros in front: the end of a number. */
function holdsGroups(rows: readonly ReadRow[], width: number): boolean {
  for (let column = 1; column < width; column++) {
    const cells = rows.map((row) => row.cells[column] ?? '');
    const zeros = cells.filter((cell) => /^0\d\d\D*$/.test(cell)).length;
    const parts = rows.every((row) => FIRST_GROUP.test(row.cells[column - 1] ?? ''));
    if (parts && 2 * zeros > cells.length && cells.every((cell) => /^\d{3}\D*$/.test(cell))) return true;
  }
  return false;
}

/**
 * Whether all columns of numbers come in pairs that can be the first and the last group of a number, and rows that are too
 * short, or groups that begin with a zero, say that they are.
 */
function isPaired(rows: readonly ReadRow[], width: number): boolean {
  const whole = rows.filter(({ cells }) => cells.length === width);
  if (whole.length < 3) return false;
  const columns = Array.from({ length: width }, (_, column) => column).filter((column) =>
    whole.every(({ cells }) => /\d/.test(cells[column] as string)),
  );
  const isPair = ({ cells }: ReadRow): boolean =>
    columns.every((column, i) => (i % 2 ? /^\d{3}(?:[.,]\d+)?$/ : FIRST_GROUP).test(cells[column] as string));
  const zeros = whole.some(({ cells }) => cells.some((cell) => /^0\d\d(?:\D|$)/.test(cell)));
  return columns.length > 3 && columns.length % 2 === 0 && (zeros || whole.length < rows.length) && whole.every(isPair);
}

/** Whether the first groups of the rows number them: then they are names of rows rather than parts of numbers. */
function numberRows(rows: readonly ReadRow[]): boolean {
  const first = rows.map(({ cells }) => Number(/^\d+(?=\D|$)/.exec(cells[0] ?? '')?.[0]));
  const steps = first.filter((value, i) => i > 0 && value === (first[i - 1] as number) + 1).length;
  const isJoined = rows.some(({ cells }) => /^\d+[ ,]\d/.test(cells[0] ?? ''));
  return isJoined && rows.length > 2 && steps >= 0.75 * (rows.length - 1);
}

const CURRENCY = /\p{Sc}|[円元원]|^(?:USD|EUR|GBP|JPY|CHF|CNY)$/u;

/**
 * Whether a unit stands around two columns rather than behind one of them, so that they are the groups of one number:
 * `$1` and `200`, or `1` and `200 €`. A unit of measurement may also belong to three digits; where `isShort`, the header has
 * no name for one of the columns.
 */
export function partsUnits(rows: readonly ReadRow[], width: number, isShort: boolean): boolean {
  const whole = rows.filter(({ cells }) => cells.length === width);
  const isAround = ({ cells, numbers }: ReadRow, column: number): boolean => {
    const [first, last] = [numbers[column - 1], numbers[column]];
    const parts = FIRST_GROUP.test(cells[column - 1] as string) && /^\d{3}(?!\d)[^,]*$/.test(cells[column] as string);
    if (!parts || !isNumber(first) || !isNumber(last)) return false;
    const [before, behind] = [first.unit, last.unit];
    return (before === '') !== (behind === '') && (isShort || CURRENCY.test(`${before}${behind}`));
  };
  return (
    whole.length > 1 && whole[0]?.cells.some((_, at) => at > 0 && whole.every((row) => isAround(row, at))) === true
  );
}

/**
 * Whether one name stands above rows of two whole numbers that can be the parts of one: `1,5` or `1 234`. Titles have
 * several words.
 */
export function isLone(above: ReadRow, body: readonly ReadRow[], { delimiter, joins }: Reading): boolean {
  const tail = delimiter === ',' ? /^\d+[^\d.,]*$/ : /^\d{3}[^\d.,]*$/;
  const isName = /^[^\s:：]+(?: ?[([].*[)\]])?$/.test(above.cells[0] ?? '');
  const isParted = ({ cells }: ReadRow): boolean =>
    cells.length > 1 &&
    !cells.slice(2).some((cell) => /\d/.test(cell)) &&
    /^[^\d.,]*\d{1,3}$/.test(cells[0] as string) &&
    tail.test(cells[1] as string);
  return (
    (delimiter === ',' || delimiter === ' ') && joins === null && isName && body.length > 1 && body.every(isParted)
  );
}

/**
 * Whether rows that are one cell longer than their header can just as well hold a decimal comma: whole numbers without signs
 * for groups or fractions, so that nobody knows which two belong together, `3|1,20` or `3,1|20`. Where they can be the groups
 * of a number, that is a reading of its own.
 */
export const mayHoldDecimals = (rows: readonly ReadRow[], width: number): boolean =>
  !countRows(rows) &&
  !rows.every(({ cells }) => cells.some((cell, i) => i > 0 && /^\d{3}(?!\d)/.test(cell))) &&
  rows.every(
    ({ cells, numbers }) =>
      cells.length === width &&
      cells.every((cell, i) => isNumber(numbers[i]) && /^\D*\d+[^\d.,]*$/.test(plainNumber(cell))),
  );

/**
 * Whether rows without a header are two whole numbers with a unit around both, so that the comma may as well stand inside one:
 * `$3,12`, `3,120 kg`. Where the first ones count the rows, they are numbers of their own.
 */
export const mayBeOne = (rows: readonly ReadRow[], width: number): boolean =>
  width === 2 &&
  rows.length > 1 &&
  !countRows(rows) &&
  rows.every(({ cells, numbers: [first, last] }) => {
    if (!isNumber(first) || !isNumber(last) || (first.unit === '') === (last.unit === '')) return false;
    const isBehind = /\d$/.test(plainNumber(cells[0] as string));
    return isBehind && /^\d{1,3}(?!\d)[^.,]*$/.test(plainNumber(cells[1] as string));
  });

const WHOLE_PART = /^\D*[1-9]?\d{1,2}(?:\.\d{3})*$/;
const MEASURED_PART = /^\d{1,2}(?!\d)[^\d.,]+$/;

/**
 * Whether rows without a header hold whole numbers only, of which two neighbours can be a decimal comma with a unit around it:
 * `3,1,20 €`, `3,€1,20`, `1.234,20 €,3`.
 */
export const mayMeasureDecimals = (rows: readonly ReadRow[], width: number): boolean => {
  const isPart = ({ cells, numbers }: ReadRow, at: number): boolean => {
    const [first, last] = [numbers[at - 1], numbers[at]];
    const [whole, part] = [plainNumber(cells[at - 1] as string), plainNumber(cells[at] as string)];
    if (!isNumber(first) || !isNumber(last) || !WHOLE_PART.test(whole)) return false;
    return first.unit === ''
      ? MEASURED_PART.test(part) && last.unit !== ''
      : /^\p{Sc}/u.test(whole) && /^\d\d$/.test(part);
  };
  const isPointed = rows.some(({ cells }) => cells.some((cell) => POINT.test(plainNumber(cell))));
  const places = Array.from({ length: Math.max(0, width - 1) }, (_, i) => i + 1);
  const isWhole = rows.every(({ cells }) => cells.length === width);
  const isSure = isPointed || !isWhole || width < 3 || rows.length < 2 || countRows(rows);
  return !isSure && places.some((at) => rows.every((row) => isPart(row, at)));
};

/** Whether rows begin with 0, 1, 2, … or 1, 2, 3, … */
const countRows = (rows: readonly ReadRow[]): boolean =>
  [0, 1].some((from) => rows.every(({ numbers: [first] }, i) => isNumber(first) && first.value === from + i));

const BLANK_PARTED = /^[+-]?\d[\d.,]* (?:\S+ )*?[+-]?\d[\d.,]*(?: \S+)?$/;

/** Whether most rows have a cell that begins with a number and holds another behind a blank, so that blanks part cells too. */
export const holdsSeveral = (rows: readonly ReadRow[]): boolean =>
  2 *
    rows.filter(({ cells, numbers }) => cells.some((cell, i) => !isNumber(numbers[i]) && BLANK_PARTED.test(cell)))
      .length >
  rows.length;

/** Years that head more columns than there are cells below. */
function isShortYears(rows: readonly ReadRow[], width: number): boolean {
  const [first, ...others] = rows;
  if (!first || others.length === 0 || first.cells.length >= width) return false;
  const years = first.numbers.flatMap((read) => (isNumber(read) ? [read.value] : []));
  return years.length > 1 && new Set(years).size === years.length && years.every(isYear);
}

/** Whether a number can be the year of a column. */
export const isYear = (value: number): boolean => Number.isInteger(value) && value >= 1800 && value <= 2100;
