import type { TableRow } from './csvCells.ts';
import { isNumber, type ReadRow } from './csvColumns.ts';
import { type Header, holdsRowNames } from './csvHeader.ts';
import { type BadRowReason, type CellNumber, readCell } from './csvNumber.ts';
import { cutRow, type Dialect, type Reading } from './csvRow.ts';
import { COMMENT_SIGN, type Sheet } from './csvSheet.ts';

const withoutSign = (text: string): string => text.replace(/^\s*(?:#+|%+|\/\/) ?/, '');

/** Cells of a table hardly hold sentences, and comments are hardly a single word. */
const isSentence = (cells: readonly string[]): boolean => cells.some((cell) => /\S\s+\S/.test(withoutSign(cell)));
const isValue = (read: CellNumber | BadRowReason): boolean => read !== 'not-a-number' && read !== 'missing-column';

/**
 * What a line is that begins with a comment sign: a row like any other, whose first cell begins so (`#word,3`, `%,1.5`); a row
 * that the sign sets aside (`# 1.5 2.5`); or a comment. Above the table, where comments are at home, only numbers in all
 * columns of numbers make it a row.
 */
export function markedAs({ line, text }: TableRow, dialect: Dialect, sheet: Sheet): 'row' | 'set-aside' | 'comment' {
  const { width, numericColumns, delimiter } = dialect;
  const isBlank = delimiter.startsWith(' ');
  const readAll = (cells: readonly string[]) => cells.map((cell) => readCell(cell, dialect.decimal));
  const cells = cutRow(text, dialect);
  if (!cells) return isBlank ? 'comment' : 'row';
  const numbers = readAll(cells);
  const found = numericColumns.filter((column) => isValue(numbers[column] ?? 'missing-column')).length;
  const isWhole = cells.length === width && width > 1 && (found > 0 || !(isBlank || isSentence(cells)));
  const bare = cutRow(withoutSign(text), dialect) ?? [];
  const bareNumbers = readAll(bare);
  const isSetAside =
    bare.length === width && width > 1 && numericColumns.every((column) => isNumber(bareNumbers[column]));
  const isInside = line > (sheet.rows[0]?.line ?? 0);
  if (isWhole && (isInside || (found > 1 && found === numericColumns.length))) {
    // Blanks cannot show whether a sign that stands alone is a cell, but in a column of words it is.
    const isCell = !isBlank || withoutSign(cells[0] ?? '') !== '' || (isInside && !numericColumns.includes(0));
    return isCell ? 'row' : 'set-aside';
  }
  if (isSetAside) return 'set-aside';
  const values = numbers.filter(isValue).length;
  return isInside && !isBlank && cells.length > 1 && (values > 1 || (values > 0 && !isSentence(cells)))
    ? 'row'
    : 'comment';
}

/**
 * Names from the last line with a comment sign above the first row with numbers, as numpy and R write them. `misfits`:
 * words that could be names, but fewer than there are columns, or more than are left where numbers were put together.
 */
export function commentHeader(
  { comments }: Sheet,
  reading: Reading,
  body: readonly ReadRow[],
  width: number,
): { header: Header | null; misfits: boolean } {
  const above = comments.filter(({ line }) => line < (body[0]?.line ?? 0));
  const last = above.at(-1);
  if (!last) return { header: null, misfits: false };
  const cut = (text: string): string[] => cutRow(text, { ...reading, packed: false, joins: null }, true) ?? [];
  const written = cut(last.text);
  const given = keepsSign(written, width, above.length === 1, reading, body) ? written : cut(withoutSign(last.text));
  const missing = width - given.length;
  const named =
    missing === 1 && width > 2 && holdsRowNames(body, width, reading.delimiter, !reading.delimiter.startsWith(' '))
      ? ['', ...given]
      : given;
  const isName = (name: string): boolean => typeof readCell(name, reading.decimal) === 'string';
  if (named.length === width && named.every(isName)) {
    return { header: { at: -1, line: last.line, names: named }, misfits: false };
  }
  return {
    header: null,
    misfits:
      (missing > 0 || reading.joins !== null) &&
      given.length >= 2 &&
      given.every((name) => /^[^\s\d]{0,16}$/.test(name)),
  };
}

/**
 * Whether the sign belongs to the first name rather than to the line: another name begins with it too (`#1,#2`), it is the
 * whole name, or it is a lone `% fat,water`, `# of rooms,price` or `# children,income` among cells; `# x,y` is how
 * numpy.savetxt writes a header.
 */
function keepsSign(
  names: readonly string[],
  width: number,
  isAlone: boolean,
  { delimiter }: Reading,
  body: readonly ReadRow[],
): boolean {
  const [first = '', ...others] = names;
  const sign = COMMENT_SIGN.exec(first)?.[1] ?? '';
  if (others.some((name) => name.startsWith(sign))) return true;
  if (names.length !== width || delimiter === ' ') return false;
  return (
    first === sign || /^\W+of\b/i.test(first) || (sign === '%' && isAlone) || (isAlone && countsThings(first, body))
  );
}

/** A word behind `# `, as in `# children`. */
const NUMBER_OF = /^\s*# \p{L}{3,}/u;

/** Whether a name with a number sign stands above counts: whole numbers that do not merely number or time the rows. */
function countsThings(name: string, body: readonly ReadRow[]): boolean {
  if (!NUMBER_OF.test(name)) return false;
  const values = body.flatMap(({ numbers: [first] }) => (first !== undefined && isNumber(first) ? [first.value] : []));
  const isRising = values.every((value, i) => i === 0 || value > (values[i - 1] as number));
  return values.length > 1 && !isRising && values.every((value) => Number.isInteger(value) && value >= 0);
}
