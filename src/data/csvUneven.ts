import { isNumber, type ReadRow } from './csvColumns.ts';
import type { Reading } from './csvRow.ts';
import type { DecimalSign } from './numberText.ts';

/**
 * Whether the separator seems to stand inside numbers as well, told from the rows of a table alone: their lengths differ, a
 * first row of years is shorter than all others, or numbers look like the groups of larger ones.
 */
export function cutsNumbers(rows: readonly ReadRow[], width: number, hasHeader: boolean, reading: Reading): boolean {
  const { delimiter, decimal, joins } = reading;
  if (!hasHeader && isShortYears(rows, width)) return true;
  if (joins === 'decimals') return rows.every(({ cells }) => cells.every(isThousands));
  if (delimiter !== ',') return false;
  return (!hasHeader && isRagged(rows, width, decimal)) || (joins === null && holdsGroups(rows, width));
}

/** A decimal point that cannot part thousands. */
const POINT = /\d\.(?!\d{3}(?!\d))\d/;
/** Whether the number of cells changes from row to row although nothing but whole numbers, or thousands, stands in them. */
const isRagged = (rows: readonly ReadRow[], width: number, decimal: DecimalSign): boolean =>
  rows.filter(({ cells }) => cells.length !== width).length > 0.05 * rows.length &&
  (decimal === ',' || !rows.some(({ cells }) => cells.some((cell) => POINT.test(cell))));

/** Decimals that were put together and may be thousands as well. */
const isThousands = (cell: string): boolean => !cell.includes(',') || /^\D*[1-9]\d{0,2},\d{3}\D*$/.test(cell);

/** Whether a column holds nothing but three digits, often with zeros in front: the end of a number. */
function holdsGroups(rows: readonly ReadRow[], width: number): boolean {
  for (let column = 1; column < width; column++) {
    const cells = rows.map((row) => row.cells[column] ?? '');
    const zeros = cells.filter((cell) => /^0\d\d\D*$/.test(cell)).length;
    const parts = rows.every((row) => /^\D*[1-9]\d{0,2}$/.test(row.cells[column - 1] ?? ''));
    if (parts && 2 * zeros > cells.length && cells.every((cell) => /^\d{3}\D*$/.test(cell))) return true;
  }
  return false;
}

/** Years that head more columns than there are cells below. */
function isShortYears(rows: readonly ReadRow[], width: number): boolean {
  const [first, ...others] = rows;
  if (!first || others.length === 0 || first.cells.length >= width) return false;
  const years = first.numbers.flatMap((read) => (isNumber(read) ? [read.value] : []));
  return years.length > 1 && new Set(years).size === years.length && years.every(isYear);
}

/** Whether a number can be the year of a column. */
export const isYear = (value: number): boolean => Number.isInteger(value) && value >= 1800 && value <= 2100;
