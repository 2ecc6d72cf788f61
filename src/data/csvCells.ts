/** What stands between two cells: a space for any run of blanks, two for a run of at least two; '' where there is one cell. */
export type Delimiter = '\t' | ';' | ',' | '|' | '&' | '  ' | ' ' | '';

/** Names of separators as reports and texts use them. */
export const SEPARATOR_NAMES = {
  '\t': 'tab',
  ';': 'semicolon',
  ',': 'comma',
  '|': 'bar',
  '&': 'ampersand',
  '  ': 'spaces',
  ' ': 'space',
  '': 'none',
} as const satisfies Record<Delimiter, string>;

/**
 * One line of a table cut into cells, quotes removed. `open`: a quoted cell does not end on this line, so the next line
 * may belong to it. `malformed`: text follows a closing quote, so the quote is stray. Quotes count only at the start of a cell.
 */
export interface SplitLine {
  readonly cells: string[];
  readonly state: 'whole' | 'open' | 'malformed';
}

export function splitLine(line: string, delimiter: Delimiter): SplitLine {
  if (delimiter === '') return { cells: [withoutQuotes(line.trim())], state: 'whole' };
  if (delimiter === '  ') return { cells: line.trim().split(/ {2,}/).map(withoutQuotes), state: 'whole' };
  if (!line.includes('"')) {
    return { cells: delimiter === ' ' ? line.trim().split(/[ \t]+/) : line.split(delimiter), state: 'whole' };
  }
  return splitQuoted(delimiter === ' ' ? line.replaceAll('\t', ' ').trimEnd() : line, delimiter);
}

const withoutQuotes = (cell: string): string => cell.replace(/^"([^"]*)"$/, '$1');

function splitQuoted(line: string, delimiter: Delimiter): SplitLine {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    while (line[at] === ' ') at++;
    if (line[at] === '"') {
      const cell = readQuoted(line, at + 1);
      cells.push(cell.text);
      if (cell.end < 0) return { cells, state: 'open' };
      at = cell.end;
      while (line[at] === ' ' && delimiter !== ' ') at++;
      if (at < line.length && line[at] !== delimiter) return { cells, state: 'malformed' };
    } else {
      const end = line.indexOf(delimiter, at);
      cells.push(line.slice(at, end < 0 ? line.length : end));
      at = end < 0 ? line.length : end;
    }
    if (at >= line.length) return { cells, state: 'whole' };
    at++;
  }
}

/** Text of a quoted cell whose opening quote is behind `from`, and the place behind the closing one; −1 if there is none. */
function readQuoted(line: string, from: number): { text: string; end: number } {
  let text = '';
  let at = from;
  for (;;) {
    const quote = line.indexOf('"', at);
    if (quote < 0) return { text: text + line.slice(at), end: -1 };
    text += line.slice(at, quote);
    if (line[quote + 1] !== '"') return { text, end: quote + 1 };
    text += '"';
    at = quote + 2;
  }
}

/** One row of a table: the line it starts on, counted from 1, and its text, which holds line breaks only inside quotes. */
export interface TableRow {
  readonly line: number;
  readonly text: string;
}

const MOST_JOINED_LINES = 20;
/** A line longer than this is no row of a table; what follows is dropped up to the next line break. */
const LONGEST_LINE = 1 << 20;

/**
 * Cuts text that arrives in pieces into lines (LF, CRLF or CR) in bounded memory: a line beyond 1 MiB is given up to that
 * length, so it still counts as a row.
 */
export class LineReader {
  #rest = '';
  #overlong = false;
  #line = 0;

  /** Lines completed by this piece. */
  push(piece: string): TableRow[] {
    const parts = (this.#rest + piece).split(/\r\n|\n|\r(?!$)/);
    this.#rest = parts.pop() as string;
    const rows: TableRow[] = [];
    for (const part of parts) this.#take(part, rows);
    if (this.#rest.length > LONGEST_LINE) {
      if (!this.#overlong) rows.push({ line: this.#line + 1, text: this.#rest.slice(0, LONGEST_LINE) });
      this.#overlong = true;
      this.#rest = this.#rest.endsWith('\r') ? '\r' : '';
    }
    return rows;
  }

  /** The last line, if the text did not end with a line break. */
  end(): TableRow[] {
    const rows: TableRow[] = [];
    const last = this.#rest.endsWith('\r') ? this.#rest.slice(0, -1) : this.#rest;
    if (last !== '' || this.#rest !== '') this.#take(last, rows);
    this.#rest = '';
    return rows;
  }

  #take(text: string, rows: TableRow[]): void {
    this.#line++;
    if (!this.#overlong) rows.push({ line: this.#line, text });
    this.#overlong = false;
  }
}

/**
 * Joins lines whose quoted cell goes on in the next line. A quote that does not close properly within 20 lines is stray: its
 * line becomes a row of its own and the following lines are read afresh, so that it cannot swallow good rows.
 */
export class RowJoiner {
  readonly #delimiter: Delimiter;
  #held: TableRow[] = [];

  constructor(delimiter: Delimiter) {
    this.#delimiter = delimiter;
  }

  /** Whether a quoted cell has begun and not ended. */
  get isWaiting(): boolean {
    return this.#held.length > 0;
  }

  /** Rows that are complete with this line. */
  push(line: TableRow): TableRow[] {
    if (this.#held.length === 0 && !line.text.includes('"')) return [line];
    this.#held.push(line);
    return this.#release(false);
  }

  /** What was still waiting for a closing quote, as single lines. */
  end(): TableRow[] {
    return this.#release(true);
  }

  #release(final: boolean): TableRow[] {
    const rows: TableRow[] = [];
    while (this.#held.length > 0) {
      const joined = this.#joinHeld();
      if (joined.state === 'open' && !final && this.#held.length < MOST_JOINED_LINES) break;
      rows.push(joined.state === 'whole' ? joined.row : (this.#held[0] as TableRow));
      this.#held = this.#held.slice(joined.state === 'whole' ? joined.used : 1);
    }
    return rows;
  }

  /** The shortest run of held lines that is a whole row, or why there is none. */
  #joinHeld(): { state: SplitLine['state']; row: TableRow; used: number } {
    const first = this.#held[0] as TableRow;
    let text = first.text;
    for (let used = 1; ; used++) {
      const { state } = splitLine(text, this.#delimiter);
      if (state !== 'open' || used === this.#held.length) return { state, row: { line: first.line, text }, used };
      text += `\n${(this.#held[used] as TableRow).text}`;
    }
  }
}
