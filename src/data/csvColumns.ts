import type { CellNumber } from './csvNumber.ts';

/** A row cut into cells, and each of them as a number if it is one. */
export interface ReadRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly numbers: readonly (CellNumber | string)[];
  /** Whether its cells do not add up (a stray quote, a number that is cut), so that it is one cell that means nothing. */
  readonly isBroken?: boolean;
}

/** Whether a cell was read as a number. */
export const isNumber = (read: CellNumber | string | undefined): read is CellNumber => typeof read === 'object';

/** The number of cells that most rows have; of equally many, the larger one. */
export function modalWidth(rows: readonly ReadRow[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return [...counts].reduce(
    (best, each) => (each[1] > best[1] || (each[1] === best[1] && each[0] > best[0]) ? each : best),
    [0, 0],
  )[0];
}

/** Columns in which at least half of the filled cells are numbers of one unit, or gaps, and the unit of each column. */
export function numericColumns(rows: readonly ReadRow[], width: number): { columns: number[]; units: string[] } {
  const units: string[] = [];
  const columns: number[] = [];
  for (let column = 0; column < width; column++) {
    const filled = rows.flatMap(({ cells, numbers }) => ((cells[column] ?? '') === '' ? [] : [numbers[column]]));
    const found = filled.filter(isNumber);
    const counts = new Map<string, number>();
    for (const { unit } of found) counts.set(unit, (counts.get(unit) ?? 0) + 1);
    const [unit, count] = [...counts].reduce((best, each) => (each[1] > best[1] ? each : best), ['', 0] as const);
    units.push(unit);
    const large = filled.filter((read) => read === 'too-large').length;
    const gaps = filled.filter((read) => read === 'not-finite').length;
    if (count + large > 0 && 2 * (count + large + gaps) >= filled.length) columns.push(column);
  }
  return { columns, units };
}

/** Names of columns that number rows, those that pandas and R give among them. */
const ROW_NUMBER =
  /^(?:(?:\w+[ _.-])?id|idx|index|(?:(?:lfd|sl|sr|s)\.? ?)?(?:no|nr)\.?|n[°º]|num(?:ber|éro|ero)?|número|#|obs(?:ervation)?\.?|case|record|row|row[ _.]?(?:id|number|no\.?|names?)|unnamed: ?[\d._]+|\.\.\.1|(?:通し|行)?番号|連番|項番|序号|編號|行)$/i;
/** A day as one number: 20240131. */
const DAY = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;

/** A code rather than a number: `01234`. */
const CODE = /^0\d+$/;

/** The first two columns of numbers; nameless and sparse ones last, and those that only number, date or encode the rows. */
export function suggestColumns(
  columns: readonly number[],
  names: readonly string[],
  rows: readonly ReadRow[],
): [number, number] {
  const valuesIn = (column: number): number[] =>
    rows.flatMap(({ numbers }) => (isNumber(numbers[column]) ? [numbers[column].value] : []));
  const labels = (column: number): boolean => {
    const values = valuesIn(column);
    const first = values[0] as number;
    if (values.length > 1 && values.every((value) => DAY.test(String(value)))) return true;
    if (rows.some(({ cells }) => CODE.test(cells[column] ?? ''))) return true;
    if (column === 0 && names[0] === '')
      return values.length > 2 && (first === 0 || first === 1) && values.every((value, i) => value === first + i);
    // A few rows may be misread; a column that says that it numbers rows is believed.
    const rising = values.filter(
      (value, i) => Number.isInteger(value) && (i === 0 || value > (values[i - 1] as number)),
    );
    return ROW_NUMBER.test((names[column] ?? '').normalize('NFKC')) && rising.length >= 0.75 * values.length;
  };
  const unlabelled = columns.filter((column) => !labels(column));
  const measured = unlabelled.filter((column) => names[column] !== '');
  const full = measured.filter((column) => 2 * valuesIn(column).length >= rows.length);
  const named = columns.filter((column) => names[column] !== '');
  const [one = 0, two = one + 1] =
    [full, measured, named, unlabelled, columns].find((each) => each.length >= 2) ?? columns;
  return [one, two];
}
