import { type Delimiter, splitLine } from './csvCells.ts';
import { type Joins, joinCells } from './csvJoin.ts';
import type { DecimalSign } from './numberText.ts';

/** One way to read a table. */
export interface Reading {
  readonly delimiter: Delimiter;
  readonly decimal: DecimalSign;
  /** Every line is one quoted cell, and the row is in it. */
  readonly packed: boolean;
  /** Rows begin and end with a bar, as in Markdown. */
  readonly edges: boolean;
  /** Set where the separator also stands inside numbers, and their parts are put together again. */
  readonly joins: Joins | null;
}

/** How a table is written, found from its first lines. */
export interface Dialect extends Reading {
  /** The sign between groups of thousands; null if none occurred. A space stands for every kind of space. */
  readonly grouping: string | null;
  readonly header: boolean;
  /** Line of the header, counted from 1; null where there is none. */
  readonly headerLine: number | null;
  /** Cells of a row. */
  readonly width: number;
  /** Names of all columns: from the header, otherwise `column 1`, `column 2`, … */
  readonly names: readonly string[];
  /** Indices of the columns that hold numbers in at least half of their filled cells. */
  readonly numericColumns: readonly number[];
  /** Unit of most numbers of each column; empty for none. */
  readonly units: readonly string[];
  /** The two columns to use unless the user says otherwise: the first two numeric ones, row numbers and nameless ones last. */
  readonly suggested: readonly [number, number];
}

const NARROW: Readonly<Record<string, string>> = {
  '，': ',',
  '、': ',',
  '；': ';',
  '،': ',',
  '؛': ';',
  '｜': '|',
  '│': '|',
  '┃': '|',
  '┆': '|',
  '┊': '|',
  '║': '|',
  '\u3000': ' ',
};
const WIDE = /[，、；،؛｜│┃┆┊║\u3000]/;
const EVERY_WIDE = new RegExp(WIDE.source, 'g');
/** What stands at the edge of a number, seen from outside. */
const NUMERIC = /[\d０-９"'+\-−－.．。｡%％*]/;

/**
 * Wide separators (，、；｜ and the ideographic space) in ASCII. Inside words they stay, since there they are text, unless
 * `everywhere` says otherwise.
 */
export function narrowed(text: string, everywhere = false): string {
  if (!WIDE.test(text)) return text;
  return text.replace(EVERY_WIDE, (sign, at: number) => {
    const before = text.slice(0, at).trimEnd().at(-1) ?? '0';
    const after = text.slice(at + 1).trimStart()[0] ?? '0';
    return everywhere || NUMERIC.test(before) || NUMERIC.test(after) ? (NARROW[sign] as string) : sign;
  });
}

const BLANK = /^\s/;
/** A line that is one quoted cell. */
export const PACKED = /^\s*"((?:[^"]|"")+)"[\s;,]*$/;

/** The row inside a line that is one quoted cell; any other line as it is. */
function unpacked(line: string): string {
  const inner = PACKED.exec(line)?.[1];
  return inner === undefined ? line : inner.replaceAll('""', '"');
}

/** A row of LaTeX without its remark, its end, the commands around numbers, the dollars and the marks before signs. */
const withoutLatex = (row: string): string =>
  row
    .replace(/(\\\\(?:\[[^\]]{0,20}\])?\s*)%.*$/, '$1')
    .replace(/\\\\(?:\[[^\]]{0,20}\])?\s*(?:\\\w+\s*)*$/, '')
    .replace(/\\(?:num|text\w*|math\w*|ensuremath|emph|underline|bm|boldsymbol)\{([^{}]*)\}/g, '$1')
    .replace(/\\(?:times|cdot) */g, '×')
    .replace(/\^\{?\+[^{}]{0,20}\}?_\{?-[^{}]{0,20}\}?|\^(?:\{[a-z*,†‡]{1,5}\}|[a-z*†‡])/g, '')
    .replace(/\^\{([^{}]*)\}/g, '^$1')
    .replace(/\\[,;: ]|~/g, ' ')
    .replace(/(?<!\\)\$/g, '')
    .replaceAll('\\pm', '±')
    .replaceAll('{,}', ',')
    .replace(/\\(?=[%$#_])/g, '');

/** Cells of a row without the blanks around them and without empty ones at its end; null where they do not add up. */
export function cutRow(text: string, reading: Reading, everywhere = false): string[] | null {
  let row = narrowed(text, everywhere);
  if (reading.packed) row = unpacked(row);
  if (reading.edges) row = row.replace(/^\s*\|/, '').replace(/\|\s*$/, '');
  // Rows of a matrix end like this in MATLAB, C and lists.
  if (BLANK.test(reading.delimiter)) row = row.replace(/[;,]\s*$/, '');
  if (reading.delimiter === '&') row = withoutLatex(row);
  const { cells, state } = splitLine(row, reading.delimiter);
  if (state !== 'whole') return null;
  for (let i = 0; i < cells.length; i++) cells[i] = (cells[i] as string).trim();
  while (cells.length > 1 && cells.at(-1) === '') cells.pop();
  // Markdown may set cells in bold, or as code.
  if (reading.delimiter === '|') return cells.map((cell) => cell.replace(/^(\*{1,3}|_{1,3}|`)(.+)\1$/, '$2'));
  if (reading.joins === null || row.includes('"')) return cells;
  return joinCells(cells, reading.joins, reading.delimiter, reading.decimal);
}
