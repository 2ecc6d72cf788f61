import { type Text, text } from '../schema/text.ts';
import type { Delimiter } from './csvCells.ts';
import type { Joins } from './csvJoin.ts';
import type { BadRowReason } from './csvNumber.ts';
import type { Dialect } from './csvRow.ts';
import type { ImportedPoints } from './law.ts';
import type { DecimalSign } from './numberText.ts';

/** How else a table can be read, and its first three points then. */
export interface Alternative {
  readonly delimiter: Delimiter;
  readonly decimal: DecimalSign;
  readonly grouping: string | null;
  readonly joins: Joins | null;
  readonly firstPoints: readonly (readonly [number, number])[];
}

/** What became of every row: `rowCount = kept + badRows.count + beyondLimit`. Blank and ruled lines, comments and the header are no rows. */
export interface ImportReport {
  readonly dialect: Dialect;
  /** Other ways to read the same table, under which its points would be others; empty where there is one way only. */
  readonly alternatives: readonly Alternative[];
  /** Indices of the two columns used. */
  readonly columns: readonly [number, number];
  /** The first three points exactly as the table gives them. */
  readonly firstPoints: readonly (readonly [number, number])[];
  readonly rowCount: number;
  readonly kept: number;
  readonly beyondLimit: number;
  readonly badRows: {
    readonly count: number;
    /** The first twenty, by line number counted from 1. */
    readonly first: readonly { readonly line: number; readonly reason: BadRowReason }[];
  };
  /** Lines that were passed over because they begin with a comment sign and have no row in them. */
  readonly comments: number;
  /** Mark of a list that stood in front of every row and was left out, such as `-`; null without one. */
  readonly bullet: string | null;
}

export type ImportFailure = keyof typeof IMPORT_FAILURES;

export type ImportResult =
  | { readonly ok: true; readonly imported: ImportedPoints; readonly report: ImportReport }
  | { readonly ok: false; readonly code: ImportFailure; readonly reason: Text; readonly report?: ImportReport };

export const IMPORT_FAILURES = {
  empty: text('The file is empty.', 'ファイルが空です。'),
  binary: text(
    'This is not a text file. Save the table as CSV or TSV.',
    'テキストファイルではありません。表を CSV か TSV で保存してください。',
  ),
  'web-page': text(
    'This is a web page, not a table. Download the file itself, or copy the table and paste it here.',
    'これは表ではなくウェブページです。ファイルそのものをダウンロードするか、表をコピーしてここに貼り付けてください。',
  ),
  images: text(
    'This table holds images, one a row: a class and the pixels. Bring it as images.',
    'この表は 1 行に 1 枚の画像（クラスと画素）です。画像として取り込んでください。',
  ),
  'one-column': text(
    'Only one column of numbers was found; two are needed.',
    '数値の列が 1 つしかありません。2 列必要です。',
  ),
  'no-numbers': text('No row with two numbers was found.', '数値が 2 つある行が見つかりません。'),
  'one-row': text(
    'Only one row with two numbers was found; a distribution needs several, each in a line of its own.',
    '数値が 2 つある行が 1 行しかありません。分布を学ぶには、1 行に 1 点で複数の行が必要です。',
  ),
  sideways: text(
    'This table seems to lie on its side: each row holds a quantity rather than a point. Put the two quantities into columns, one point a row. If the rows are points, choose separator and decimal sign below.',
    '行と列が逆になっているようです。1 行が 1 点ではなく、1 つの量の並びに見えます。2 つの量を列に置き、1 行に 1 点としてください。本当に 1 行が 1 点なら、下で区切り文字と小数点を選んでください。',
  ),
  unexplained: text(
    'Most rows cannot be read as two numbers, whichever separator (tab, semicolon, comma, bar, & or spaces) and decimal sign is tried. If you know them, choose them below.',
    'どの区切り文字（タブ、セミコロン、カンマ、縦線、&、空白）と小数点を試しても、大半の行を 2 つの数値として読めません。正しい組み合わせが分かる場合は、下で選んでください。',
  ),
  uneven: text(
    'Rows differ in their number of cells from the header or from one another: the separator seems to stand inside numbers as well. Choose how to read them below, or put such numbers in quotes.',
    'セルの数が見出しやほかの行と合いません。区切り文字が数値の中にも使われているようです。下で読み方を選ぶか、その数値を引用符で囲んでください。',
  ),
  'all-identical': text(
    'All points are identical: there is nothing to learn.',
    'すべての点が同じ位置にあり、学習できるものがありません。',
  ),
} as const satisfies Record<string, Text>;

/** A refusal, with what was found out before. */
export const failedAs = (code: ImportFailure, report?: ImportReport): ImportResult => ({
  ok: false,
  code,
  reason: IMPORT_FAILURES[code],
  ...(report && { report }),
});
