import { text } from '../schema/text.ts';

/** Interface text: the dialog of images. Fetched when it is first opened. */
export const imageImport = {
  title: text('Bring your own images', '自分の画像を使う'),
  hint: text(
    'MNIST, Fashion-MNIST or any 28 × 28 images in IDX files (also .gz), up to 70,000; labels as a second file. They stay on this device.',
    'MNIST、Fashion-MNIST など 28×28 画像の IDX ファイル（.gz も可）、7 万枚まで。ラベルは 2 つ目のファイルで指定します。画像はこの端末の外には送信されません。',
  ),
  choose: text('Choose files…', 'ファイルを選ぶ…'),
  add: text('Add labels…', 'ラベルを追加…'),
  drop: text('or drop them anywhere on this page', 'このページのどこにでもドロップできます'),
  remove: text('Remove {{name}}', '{{name}} を外す'),
  reading: text('Reading: {{percent}} %', '読み込み中：{{percent}} %'),
  stop: text('Stop', '中止'),
  failed: text('The files could not be read: {{message}}', 'ファイルを読み込めませんでした：{{message}}'),
  found: text('{{count}} images of {{height}} × {{width}} pixels', '{{height}}×{{width}} 画素の画像 {{count}} 枚'),
  labelled: text('{{count}} classes', '{{count}} クラス'),
  unlabelled: text(
    'No labels: classes cannot be counted, and methods that need labels cannot be used. Add the file of labels if there is one.',
    'ラベルがありません。クラスは数えられず、ラベルを使う手法は選べません。ラベルのファイルがあれば追加してください。',
  ),
  oneClass: text(
    'All images are of one class, so there is no histogram of classes and no judge.',
    'すべて同じクラスの画像です。クラスのヒストグラムと判定器は使えません。',
  ),
  sample: text('Some of the images', '画像の一部'),
  classes: text('Classes to learn from', '学習に使うクラス'),
  class: text('Class {{name}}: {{count}} images', 'クラス {{name}}：{{count}} 枚'),
  noClass: text('Choose at least one class.', 'クラスを 1 つ以上選んでください。'),
  stored: text('On this device', 'この端末にある画像'),
  storedLine: text('{{name}} · {{count}} images', '{{name}}・{{count}} 枚'),
  useStored: text('Use {{name}}', '{{name}} を使う'),
  inUse: text('in use', '使用中'),
  delete: text('Delete {{name}}', '{{name}} を削除'),
  cancel: text('Cancel', 'キャンセル'),
  use: text('Use these images', 'この画像を使う'),
} as const;
