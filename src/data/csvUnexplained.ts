import { isNumber, type ReadRow } from './csvColumns.ts';
import type { CellNumber } from './csvNumber.ts';
import type { Dialect } from './csvRow.ts';

/** Names that end in a number: `Site 12`. */
const NUMBERED = /^\p{L}[\p{L}.'-]*(?: \p{L}+)* \d{1,4}$/u;
const HAS_DIGIT = /\p{Nd}/u;

/** Characters of a row that a dialect cannot explain; `numbers` belong to `cells`. */
export function unexplainedIn(cells: readonly string[], numbers: ReadRow['numbers'], dialect: Dialect): number {
  if (misfit(cells, dialect)) return cells.join(' ').length;
  const blank = dialect.delimiter.startsWith(' ');
  // A separator at the edge of a cell means that blanks are not the only one.
  const edge = (cell: string): boolean => blank && /^\p{Sc}?[;,|]|[;,|]$/u.test(cell);
  return numbers.reduce<number>((sum, read, column) => {
    const cell = cells[column] as string;
    return sum + (edge(cell) ? cell.length : unexplainedCell(cell, read, dialect.units[column] ?? ''));
  }, 0);
}

/** Characters of a cell that its reading does not explain: words need no explaining, digits do. */
export function unexplainedCell(cell: string, read: CellNumber | string, unit: string): number {
  if (isNumber(read)) return read.unit !== unit ? cell.length : Number(read.odd);
  const isOpen = (read === 'not-a-number' && !NUMBERED.test(cell)) || read === 'in-parentheses';
  return isOpen && HAS_DIGIT.test(cell) ? cell.length : 0;
}

/** Why the cells of a row do not fit the columns: digits beyond the last, or gaps where blanks cannot show which one. */
export function misfit(
  cells: readonly string[],
  { width, delimiter }: Pick<Dialect, 'width' | 'delimiter'>,
): 'extra-cells' | 'missing-column' | null {
  if (cells.length > width && cells.slice(width).some((cell) => HAS_DIGIT.test(cell))) return 'extra-cells';
  const isText = cells.length === 1 && !HAS_DIGIT.test(cells[0] as string);
  return delimiter.startsWith(' ') && cells.length < width && !isText ? 'missing-column' : null;
}

/** Numbers of a row that need a group of thousands or a unit to be supposed. */
export function supposedIn({ numbers }: ReadRow, { numericColumns: columns, delimiter }: Dialect): number {
  // Where at least two blanks part the cells, one blank inside needs no supposing.
  if (delimiter === '  ') return 0;
  const supposed = ({ grouping, unit }: CellNumber): boolean => grouping !== null || unit !== '';
  return columns.filter((column) => {
    const read = numbers[column];
    return isNumber(read) && supposed(read);
  }).length;
}
