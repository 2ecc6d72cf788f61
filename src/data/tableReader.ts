import { contentHash } from './contentHash.ts';
import type { TableRow } from './csvCells.ts';
import { type Demanded, judgeReadings } from './csvDialect.ts';
import type { Judged } from './csvJudge.ts';
import { rowsOfMatrix } from './csvMatrix.ts';
import { isMarked, type Sheet, sheetOf } from './csvSheet.ts';
import { digitLayout } from './digitTable.ts';
import { failedAs, type ImportReport, type ImportResult } from './importReport.ts';
import { MOST_KEPT_VALUES } from './pointStore.ts';
import { TableCollector } from './tableCollector.ts';

const SAMPLE_ROWS = 200;
/** Characters that the detection looks at, per line and in all: a few monstrous lines must not hold it up. */
const SAMPLE_LINE = 4096;
const SAMPLE_SIZE = 1 << 20;
/** Readings that the whole file decides between, and how much worse than the best a reading of the first lines may be. */
const MOST_RIVALS = 4;
const RIVAL_SHARE = 0.02;

/** What a person has decided about a table. */
export interface ReadingOptions {
  readonly name?: string;
  /** Indices of the columns to use, from 0; by default the first two that hold numbers. */
  readonly columns?: readonly [number, number];
  /** The separator and decimal sign that a person chose; what is chosen is not doubted. */
  readonly reading?: Demanded;
}

/** As many lines as hold the rows that the detection looks at. */
function sampleOf(lines: readonly TableRow[]): readonly TableRow[] {
  let rows = 0;
  const end = lines.findIndex(({ text }) => !isMarked(text) && ++rows === SAMPLE_ROWS);
  return end < 0 ? lines : lines.slice(0, end + 1);
}

/** What the first lines are; where the rows without comment signs are no table, those with them may be. */
function judgeLines(lines: readonly TableRow[], reading?: Demanded): { sheet: Sheet; judged: Judged[] } {
  const sheet = sheetOf(lines);
  const judged = judgeReadings(sheet, reading);
  if (judged[0]?.usable || sheet.comments.length === 0) return { sheet, judged };
  const whole = sheetOf(lines, false);
  const other = judgeReadings(whole, reading);
  return other[0]?.usable ? { sheet: whole, judged: other } : { sheet, judged };
}

/** Gathers the first lines, judges them, and lets the readings that may be meant read the rest. */
export class TableReader {
  holdsImages = false;
  readonly #options: ReadingOptions;
  #opening: TableRow[] = [];
  #openingSize = 0;
  #openingRows = 0;
  #sheet: Sheet | undefined;
  #rivals: TableCollector[] = [];

  constructor(options: ReadingOptions) {
    this.#options = options;
  }

  take(lines: readonly TableRow[]): void {
    const filled = lines.filter((line) => line.text.trim() !== '');
    if (this.#sheet) {
      this.#add(filled);
      return;
    }
    this.#opening.push(...filled);
    this.#openingSize += filled.reduce((sum, line) => sum + line.text.length, 0);
    // Any number of comments may stand above the rows.
    this.#openingRows += filled.filter(({ text }) => !isMarked(text)).length;
    if (this.#openingRows >= SAMPLE_ROWS || this.#openingSize >= SAMPLE_SIZE) this.#judge();
  }

  /** Ends the table: the readings stand in the order of what they leave unexplained of the whole of it. */
  end(): void {
    const [first, ...others] = this.#opening;
    if (first && others.length === 0) this.#opening = rowsOfMatrix(first.text) ?? [first];
    if (!this.#sheet && first) this.#judge();
    for (const rival of this.#rivals) rival.end();
    this.#rivals.sort((a, b) => a.unexplained - b.unexplained);
  }

  /** Rows that the best reading cannot explain. */
  get unread(): number {
    return this.#rivals[0]?.unread ?? 0;
  }

  /**
   * A reader for the same table that has judged later rows as well; undefined where the best reading explains them, or nothing
   * explains them better.
   */
  revised(): TableReader | undefined {
    const late = this.#rivals[0]?.lateUnread ?? [];
    if (!this.#sheet || late.length === 0) return undefined;
    const rows = [...this.#sheet.rows.slice(0, SAMPLE_ROWS / 2), ...late];
    const judged = judgeReadings({ ...this.#sheet, rows }, this.#options.reading);
    if (!judged[0] || this.#rivals.some((rival) => rival.readsAs(judged[0]?.dialect))) return undefined;
    const revised = new TableReader(this.#options);
    revised.#letRead(this.#sheet, rows, judged);
    return revised;
  }

  /** What the table is, after its end. */
  finish(): ImportResult {
    const [best, ...others] = this.#rivals;
    if (!best) return failedAs(this.#sheet ? 'no-numbers' : 'empty');
    const equal = others.filter((other) => other.unexplained <= best.unexplained && other.points.count > 0);
    const report = best.report(
      equal
        .filter((other, i) => ![best, ...equal.slice(0, i)].some((seen) => seen.agreesWith(other)))
        .map((other) => other.asAlternative()),
    );
    return this.#judgement(best, report) ?? this.#points(best, report);
  }

  #judge(): void {
    const { columns, reading } = this.#options;
    // Two pixels are no point; who chose columns by hand knows what they are.
    this.holdsImages = !columns && digitLayout(this.#opening.map(({ text }) => text)) !== null;
    const lines = this.#opening.map(({ line, text }) => ({ line, text: text.slice(0, SAMPLE_LINE) }));
    const { sheet, judged } = judgeLines(sampleOf(lines), reading);
    this.#letRead(sheet, sheet.rows, judged);
    this.#add(this.#opening);
    this.#opening = this.#opening.slice(0, 1);
  }

  /** Lets the readings that may be meant, told by these rows, read what follows. */
  #letRead(sheet: Sheet, rows: readonly TableRow[], judged: readonly Judged[]): void {
    const size = rows.reduce((sum, { text }) => sum + text.length, 0);
    const [best] = judged;
    const near = ({ unexplained, usable }: Judged): boolean =>
      usable && unexplained <= (best?.unexplained ?? 0) + RIVAL_SHARE * size;
    this.#sheet = sheet;
    this.#rivals = judged
      .filter((each, i) => i === 0 || (best?.usable && near(each)))
      .slice(0, MOST_RIVALS)
      .map((each) => new TableCollector(each, this.#options.columns, sheet));
  }

  #add(lines: readonly TableRow[]): void {
    for (const line of lines) {
      const row = this.#sheet?.rowOf(line);
      if (row) for (const rival of this.#rivals) rival.push(row);
    }
  }

  /** Why the best reading is not good enough; what a person chose is. */
  #judgement({ judged, unread, unexplained }: TableCollector, report: ImportReport): ImportResult | null {
    const { columns, reading } = this.#options;
    const chosen = columns !== undefined || (reading?.delimiter !== undefined && reading.decimal !== undefined);
    if (!chosen && this.#sheet?.sideways) return failedAs('sideways', report);
    if (!chosen && judged.uneven) return failedAs('uneven', report);
    const { length: found } = report.dialect.numericColumns;
    if (!chosen && found >= 2 && unread > report.kept) return failedAs('unexplained', report);
    const isSideways = !report.dialect.header && report.rowCount === 2 && found > 2;
    if (!chosen && isSideways && report.kept > 1) return failedAs('sideways', report);
    if (report.kept > 0) return null;
    // What is beside a single column of numbers is words; digits there are numbers in some other notation.
    if (found === 1) return failedAs(unexplained < report.rowCount ? 'one-column' : 'unexplained', report);
    return failedAs(unread === 0 ? 'no-numbers' : 'unexplained', report);
  }

  #points({ points }: TableCollector, report: ImportReport): ImportResult {
    const standardised = points.standardise();
    if (!standardised) return failedAs(points.count === 1 ? 'one-row' : 'all-identical', report);
    const names = report.columns.map((column) => report.dialect.names[column] ?? `column ${column + 1}`);
    const columns: readonly [string, string] = [names[0] as string, names[1] as string];
    const id = contentHash(points.values(), columns);
    const values = points.count <= MOST_KEPT_VALUES ? { values: points.values().slice() } : {};
    return { ok: true, imported: { id, name: this.#options.name ?? '', columns, ...standardised, ...values }, report };
  }
}
