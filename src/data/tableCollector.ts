import { RowJoiner, type TableRow } from './csvCells.ts';
import { markedAs } from './csvComments.ts';
import type { Judged } from './csvJudge.ts';
import { type BadRowReason, type CellNumber, readCell } from './csvNumber.ts';
import { cutRow, type Dialect } from './csvRow.ts';
import type { Sheet } from './csvSheet.ts';
import { misfit, unexplainedCell } from './csvUnexplained.ts';
import type { Alternative, ImportReport } from './importReport.ts';
import { PointStore } from './pointStore.ts';

/** Rows beyond this many good ones are counted, not kept. */
export const MAX_ROWS = 1_000_000;
const SHOWN_BAD_ROWS = 20;
const SHOWN_POINTS = 3;
/** As many as let the judgement see every notation that turns up. */
const MOST_LATE_ROWS = 100;

/** How a row is called that sums up others. */
const TOTAL =
  /^(?:(?:grand|sub)?[ -]?totals?|totaux|totale?|sum|summe|gesamt(?:summe)?|zwischensumme|insgesamt|somme|suma|(?:総|合|小)?計|平均値?|mean|average|avg\.?|mittel(?:wert)?|durchschnitt|moyenne|m[eé]dia|promedio|ø)(?: général| generale?)?(?: ?(?:\(|[±&/+]).*)?[ :.]*$/i;
const isTotal = (cells: readonly string[]): boolean =>
  TOTAL.test(
    (cells.find((cell) => cell !== '') ?? '')
      .normalize('NFKC')
      .replace(/\s+/g, ' ')
      .replace(/^(\S) (?=\S$)/, '$1'),
  );
/** More of the first rows than this share are a category that is called so. */
const MOST_TOTALS = 0.1;

/** Sorts the rows of one table, read in one way, into kept points, bad rows and rows beyond the limit. */
export class TableCollector {
  readonly points = new PointStore(MAX_ROWS);
  readonly judged: Judged;
  readonly columns: readonly [number, number];
  /** Rows whose cells hold digits that this reading cannot explain. */
  unread = 0;
  /** The first of these rows that the judgement has not seen. */
  readonly lateUnread: TableRow[] = [];
  /** Characters left unexplained: in the first lines by the whole rows, later by the two columns. */
  unexplained: number;
  readonly #joiner: RowJoiner;
  readonly #bad: { line: number; reason: BadRowReason }[] = [];
  readonly #sheet: Sheet;
  readonly #hasTotals: boolean;
  #badCount = 0;
  #comments = 0;
  #rowCount = 0;
  #grouping: string | null = null;

  /** `sheet`: the lines that the judgement has seen. */
  constructor(judged: Judged, columns: readonly [number, number] | undefined, sheet: Sheet) {
    this.judged = judged;
    this.columns = columns ?? judged.dialect.suggested;
    this.unexplained = judged.unexplained;
    this.#joiner = new RowJoiner(judged.dialect.delimiter);
    this.#sheet = sheet;
    const totals = sheet.rows.filter(({ text }) => isTotal(cutRow(text, judged.dialect) ?? [])).length;
    this.#hasTotals = totals <= Math.max(1, MOST_TOTALS * sheet.rows.length);
  }

  push(line: TableRow): void {
    // A quote in a comment opens no cell.
    if (!this.#joiner.isWaiting && this.#sheet.isMarked(line.text)) this.#add(line);
    else for (const row of this.#joiner.push(line)) this.#add(row);
  }

  /** Ends the table: what waited for a closing quote becomes rows. */
  end(): void {
    for (const row of this.#joiner.end()) this.#add(row);
  }

  report(alternatives: readonly Alternative[]): ImportReport {
    const kept = this.points.count;
    return {
      dialect: { ...this.judged.dialect, grouping: this.#grouping },
      alternatives,
      columns: this.columns,
      firstPoints: this.points.first(SHOWN_POINTS),
      rowCount: this.#rowCount,
      kept,
      beyondLimit: this.#rowCount - kept - this.#badCount,
      badRows: { count: this.#badCount, first: this.#bad },
      comments: this.#comments,
      bullet: this.#sheet.bullet,
    };
  }

  asAlternative(): Alternative {
    const { delimiter, decimal, joins } = this.judged.dialect;
    return { delimiter, decimal, joins, grouping: this.#grouping, firstPoints: this.points.first(SHOWN_POINTS) };
  }

  /** Whether another reading found the very same points. */
  agreesWith(other: TableCollector): boolean {
    const [mine, theirs] = [this.points.values(), other.points.values()];
    return mine.length === theirs.length && mine.every((value, i) => value === theirs[i]);
  }

  /** Whether this is the reading of a dialect. */
  readsAs(dialect: Dialect | undefined): boolean {
    const { delimiter, decimal, joins, width } = this.judged.dialect;
    return (
      delimiter === dialect?.delimiter &&
      decimal === dialect.decimal &&
      joins === dialect.joins &&
      width === dialect.width
    );
  }

  #add(row: TableRow): void {
    const { dialect } = this.judged;
    if (row.line === dialect.headerLine) return;
    const marked = this.#sheet.isMarked(row.text) ? markedAs(row, dialect, this.#sheet) : 'row';
    if (marked === 'comment') {
      this.#comments++;
      return;
    }
    this.#rowCount++;
    if (this.points.count === MAX_ROWS) return;
    if (marked === 'set-aside') {
      this.#reject(row, 'set-aside', 0, false);
      return;
    }
    const cells = cutRow(row.text, dialect);
    const reason = cells ? misfit(cells, dialect) : 'not-a-number';
    if (!cells || reason) {
      this.#reject(row, reason as BadRowReason, row.text.length, true);
      return;
    }
    if (this.#hasTotals && isTotal(cells)) {
      this.#reject(row, 'total', 0, false);
      return;
    }
    const used = this.columns.map((column) => cells[column] ?? '');
    const read = this.columns.map((column, i) => this.#read(used[i] as string, column));
    const [x, y] = read as [CellNumber | BadRowReason, CellNumber | BadRowReason];
    const left = read.reduce<number>((sum, each, i) => sum + this.#left(used[i] as string, each), 0);
    if (typeof x === 'string' || typeof y === 'string') {
      this.#reject(row, typeof x === 'string' ? x : (y as BadRowReason), left, left > 0);
      return;
    }
    this.points.push(this.#scaled(x.value), this.#scaled(y.value));
    this.#grouping ??= x.grouping ?? y.grouping;
    if (this.#isUnseen(row)) this.unexplained += left;
  }

  /** Whether the judgement has not seen a row: it comes later, or looked like a comment. */
  #isUnseen({ line, text }: TableRow): boolean {
    return line > (this.#sheet.rows.at(-1)?.line ?? 0) || this.#sheet.isMarked(text);
  }

  #read(cell: string, column: number): CellNumber | BadRowReason {
    if (cell === '') return 'missing-column';
    const read = readCell(cell, this.judged.dialect.decimal);
    const unit = this.judged.dialect.units[column] ?? '';
    return typeof read === 'object' && read.unit !== unit ? 'other-unit' : read;
  }

  /** Times the factor of the whole table, without a rounding of its own. */
  #scaled(value: number): number {
    const { exponent } = this.#sheet;
    if (exponent === 0) return value;
    const [digits, own = '0'] = String(value).split('e');
    return Number(`${digits}e${Number(own) + exponent}`);
  }

  #left(cell: string, read: CellNumber | BadRowReason): number {
    return read === 'other-unit' ? cell.length : unexplainedCell(cell, read, typeof read === 'object' ? read.unit : '');
  }

  #reject(row: TableRow, reason: BadRowReason, left: number, unread: boolean): void {
    const isUnseen = this.#isUnseen(row);
    this.#badCount++;
    if (unread) this.unread++;
    if (unread && isUnseen && this.lateUnread.length < MOST_LATE_ROWS) this.lateUnread.push(row);
    if (isUnseen) this.unexplained += left;
    if (this.#bad.length < SHOWN_BAD_ROWS) this.#bad.push({ line: row.line, reason });
  }
}
