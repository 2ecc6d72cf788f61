import { text } from '../schema/text.ts';

/** Interface text: the dialog that imports points, as `data.import`. */
export const pointImport = {
  title: text('Bring your own points', '自分の点データを使う'),
  hint: text(
    'Two columns of numbers as CSV or TSV, up to 1,000,000 rows. They stay on this device.',
    '数値 2 列の CSV または TSV、1,000,000 行まで。データはこの端末の外には送信されません。',
  ),
  choose: text('Choose a file…', 'ファイルを選ぶ…'),
  drop: text('or drop one anywhere on this page', 'このページのどこにでもドロップできます'),
  paste: text('Paste rows here', 'ここに行を貼り付け'),
  reading: text('Reading {{name}}: {{percent}} %', '{{name}} を読み込み中：{{percent}} %'),
  cancel: text('Cancel', 'キャンセル'),
  use: text('Use these points', 'この点データを使う'),
  column: text('column {{number}}', '列 {{number}}'),
  x: text('Horizontal column', '横軸の列'),
  y: text('Vertical column', '縦軸の列'),
  modes: text('Modes', 'モード数'),
  found: text('{{kept}} of {{rows}} rows used.', '{{rows}} 行中 {{kept}} 行を使用。'),
  dialect: text(
    'Read as {{separator}}, {{decimal}}, {{header}}.',
    '{{separator}}、{{decimal}}、{{header}}として読みました。',
  ),
  separators: {
    tab: text('tab-separated', 'タブ区切り'),
    semicolon: text('semicolon-separated', 'セミコロン区切り'),
    comma: text('comma-separated', 'カンマ区切り'),
    bar: text('bar-separated', '縦線（|）区切り'),
    spaces: text('separated by two or more spaces', '2 文字以上の空白区切り'),
    space: text('space-separated', '空白区切り'),
    none: text('one column', '1 列だけの表'),
  },
  decimals: {
    point: text('decimal point', '小数点はピリオド'),
    comma: text('decimal comma', '小数点はカンマ'),
  },
  header: text('header row', '見出し行あり'),
  noHeader: text('no header row', '見出し行なし'),
  beyond: text(
    '{{number}} further rows are beyond the limit of 1,000,000 and not used.',
    '上限 1,000,000 行を超える {{number}} 行は使いません。',
  ),
  bad: text('{{number}} rows could not be read:', '読み取れない行が {{number}} 行あります：'),
  badLine: text('line {{line}}: {{reason}}', '{{line}} 行目：{{reason}}'),
  more: text('and {{number}} more', 'ほか {{number}} 行'),
  row: text('Row', '行'),
  preview: text('Preview of the points', '点データのプレビュー'),
  firstRows: text('First rows used', '使用する最初の行'),
  failed: text('The file could not be read: {{message}}', 'ファイルを読み込めませんでした：{{message}}'),
  stored: text(
    '{{number}} other point sets are kept on this device.',
    'この端末にほかの点データが {{number}} 件あります。',
  ),
  forget: text('Delete them', '削除する'),
} as const;
