import { type Delimiter, splitLine } from './csvCells.ts';
import { isNumeric } from './csvNumber.ts';

/** How a table is written, found from its first lines. */
export interface Dialect {
  readonly delimiter: Delimiter;
  readonly decimal: '.' | ',';
  /** The sign between groups of thousands; null if none occurred. A space stands for every kind of space. */
  readonly grouping: string | null;
  readonly header: boolean;
  /** Names of all columns: from the header, otherwise `column 1`, `column 2`, … */
  readonly names: readonly string[];
  /** Indices of the columns that hold numbers in at least half of their filled cells. */
  readonly numericColumns: readonly number[];
  /** The two columns to use unless the user says otherwise: the first two numeric ones, nameless ones (a row index) last. */
  readonly suggested: readonly [number, number];
}

/** Order decides between readings that fit equally well, e.g. `1,5;2,5`. */
const READINGS: readonly { readonly delimiter: Delimiter; readonly decimal: '.' | ',' }[] = [
  { delimiter: '\t', decimal: '.' },
  { delimiter: '\t', decimal: ',' },
  { delimiter: ';', decimal: '.' },
  { delimiter: ';', decimal: ',' },
  { delimiter: ',', decimal: '.' },
  { delimiter: ' ', decimal: '.' },
  { delimiter: ' ', decimal: ',' },
];

const LONGEST_NAME = 80;

/** The reading under which most rows hold two numbers and, among those, most cells are numbers. */
export function detectDialect(lines: readonly string[]): Dialect {
  // A header may be a comment line, as numpy writes it; the mark is no column.
  const shown = lines.map((line, i) => (i === 0 ? line.replace(/^\s*#\s*/, '') : line));
  let best = { reading: READINGS[0] as (typeof READINGS)[number], table: [] as string[][], pairs: -1, share: -1 };
  for (const reading of READINGS) {
    const table = shown.map((line) => splitLine(line, reading.delimiter).cells);
    const numbers = table.map((row) => row.filter((cell) => isNumeric(cell, reading.decimal)).length);
    const pairs = numbers.filter((count) => count >= 2).length;
    const cells = table.reduce((sum, row) => sum + row.length, 0);
    const share = numbers.reduce((sum, count) => sum + count, 0) / Math.max(1, cells);
    if (pairs > best.pairs || (pairs === best.pairs && share > best.share)) best = { reading, table, pairs, share };
  }
  const { reading, table } = best;
  const numericColumns = findNumericColumns(table, reading.decimal);
  const first = table[0] ?? [];
  const opening = numericColumns.map((column) => first[column] ?? '');
  const header =
    opening.some((cell) => cell.trim() !== '') && !opening.some((cell) => isNumeric(cell, reading.decimal));
  const width = table.reduce((most, row) => Math.max(most, row.length), 0);
  const given = Array.from({ length: width }, (_, column) =>
    header ? (first[column] ?? '').trim().slice(0, LONGEST_NAME) : '',
  );
  const names = given.map((name, column) => (name === '' ? `column ${column + 1}` : name));
  const named = numericColumns.filter((column) => given[column] !== '');
  const [one = 0, two = one + 1] = named.length >= 2 ? named : numericColumns;
  return { ...reading, grouping: null, header, names, numericColumns, suggested: [one, two] };
}

function findNumericColumns(table: readonly string[][], decimal: '.' | ','): number[] {
  const columns: { filled: number; numeric: number }[] = [];
  for (const row of table) {
    row.forEach((cell, column) => {
      columns[column] ??= { filled: 0, numeric: 0 };
      if (cell.trim() === '') return;
      columns[column].filled++;
      if (isNumeric(cell, decimal)) columns[column].numeric++;
    });
  }
  return columns.flatMap(({ filled, numeric }, column) => (numeric > 0 && 2 * numeric >= filled ? [column] : []));
}
