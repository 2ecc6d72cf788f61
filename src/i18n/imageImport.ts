import { text } from '../schema/text.ts';

/** Interface text: the dialog of images. Fetched when it is first opened. */
export const imageImport = {
  title: text('Bring your own images', '自分の画像を使う'),
  hint: text(
    'MNIST, Fashion-MNIST, EMNIST or any 28 × 28 images: IDX files (also .gz) with labels as a second file, or a table with an image a row. Up to 70,000 are used. They stay on this device.',
    'MNIST、Fashion-MNIST、EMNIST など 28×28 の画像。IDX ファイル（.gz も可、ラベルは 2 つ目のファイル）か、1 行に画像 1 枚の表を読み込みます。使うのは 70,000 枚まで。端末の外には送信されません。',
  ),
  choose: text('Choose files…', 'ファイルを選ぶ…'),
  add: text('Add labels…', 'ラベルを追加…'),
  drop: text('or drop them anywhere on this page', 'このページのどこにでもドロップできます'),
  remove: text('Remove {{name}}', '{{name}} を外す'),
  reading: text('Reading: {{percent}} %', '読み込み中：{{percent}} %'),
  stop: text('Stop', '中止'),
  failed: text('The files could not be read: {{message}}', 'ファイルを読み込めませんでした：{{message}}'),
  found_one: text('{{shown}} image of {{height}} × {{width}} pixels', '{{height}}×{{width}} 画素の画像 {{shown}} 枚'),
  found_other: text(
    '{{shown}} images of {{height}} × {{width}} pixels',
    '{{height}}×{{width}} 画素の画像 {{shown}} 枚',
  ),
  labelled_one: text('{{count}} class', '{{count}} クラス'),
  labelled_other: text('{{count}} classes', '{{count}} クラス'),
  unlabelled: text(
    'No labels: classes cannot be counted, and methods that need labels cannot be used. Add the file of labels if there is one.',
    'ラベルがありません。クラスは数えられず、ラベルを使う手法は選べません。ラベルのファイルがあれば追加してください。',
  ),
  oneClass: text(
    'All images are of one class, so there is no histogram of classes and no judge.',
    'すべて同じクラスの画像です。クラスのヒストグラムと判定器は使えません。',
  ),
  upright: text('Which way up?', '画像の向き'),
  lying: text(
    'These images seem to lie on their side, as those of EMNIST do. Choose the way in which they stand upright.',
    '画像が横倒しになっているようです（EMNIST はそのように保存されています）。正しい向きを選んでください。',
  ),
  orientations: {
    stored: text('As stored', 'そのまま'),
    transposed: text('Rows ↔ columns', '行と列を入れ替え'),
    left: text('Quarter left', '左へ 90°'),
    right: text('Quarter right', '右へ 90°'),
  },
  sample: text('Some of the images', '画像の一部'),
  classes: text('Classes to learn from', '学習に使うクラス'),
  class_one: text('Class {{name}}: {{shown}} image', 'クラス {{name}}：{{shown}} 枚'),
  class_other: text('Class {{name}}: {{shown}} images', 'クラス {{name}}：{{shown}} 枚'),
  noClass: text('Choose at least one class.', 'クラスを 1 つ以上選んでください。'),
  stored: text('On this device', 'この端末にある画像'),
  storedLine_one: text('{{name}} · {{shown}} image', '{{name}}・{{shown}} 枚'),
  storedLine_other: text('{{name}} · {{shown}} images', '{{name}}・{{shown}} 枚'),
  turnedLine_one: text('{{name}} · {{shown}} image, turned', '{{name}}・{{shown}} 枚（向きを変更）'),
  turnedLine_other: text('{{name}} · {{shown}} images, turned', '{{name}}・{{shown}} 枚（向きを変更）'),
  useStored: text('Use {{name}}', '{{name}} を使う'),
  inUse: text('in use', '使用中'),
  delete: text('Delete {{name}}', '{{name}} を削除'),
  cancel: text('Cancel', 'キャンセル'),
  use: text('Use these images', 'この画像を使う'),
} as const;
