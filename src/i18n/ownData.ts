import { text } from '../schema/text.ts';

/** Interface text: how one's own data are counted, shared and brought, as `ownData`. */
export const ownData = {
  modes: text('Modes', 'モード数'),
  fewer: text('One mode fewer', 'モードを 1 つ減らす'),
  more: text('One mode more', 'モードを 1 つ増やす'),
  fitting: text('fitting…', '計算中…'),
  isFitted: text('fitted to the points', '点の分布から自動で決定'),
  automatic: text('back to fitting', '自動に戻す'),
  useFitted: text('fitted: {{count}}', '自動：{{count}}'),
  standardised: text(
    'The axes show your units. Bandwidths, distances and slopes are in standard deviations (std):',
    '軸は元の単位です。帯域幅・距離・傾きは標準偏差を単位とします：',
  ),
  column: text('{{name}}: mean {{mean}}, 1 std = {{std}}', '{{name}}：平均 {{mean}}、標準偏差 {{std}}'),
  counted_one: text('1 mode, fitted to the points', '点の分布から自動で 1 モード'),
  counted_other: text('{{count}} modes, fitted to the points', '点の分布から自動で {{count}} モード'),
  circles: text(
    'Circles: three standard deviations of each mode; a generated point inside counts for it.',
    '円は各モードの標準偏差の 3 倍。中に入った生成データがそのモードに数えられます。',
  ),
  expected: {
    same: text('These are the points of the link.', 'リンクの元の点データです。'),
    other: text(
      'This is not the table of the link, or not its columns. Its points can be used all the same.',
      'リンクの元の表、または元の列とは異なります。このまま使うこともできます。',
    ),
    otherImages: text(
      'These are not the images of the link. They can be used all the same.',
      'リンクの元の画像とは異なります。このまま使うこともできます。',
    ),
    sameImages: text('These are the images of the link.', 'リンクの元の画像です。'),
    start: text('Start as linked', 'リンクの設定で始める'),
    anyway: text('Use them anyway', 'このまま使う'),
  },
  share: {
    title: text('Link to this experiment', 'この実験へのリンク'),
    choice: text('What the link holds', 'リンクに含めるもの'),
    settings: text('Settings only', '設定のみ'),
    settingsHint: text(
      'Whoever opens it is asked for the file: {{name}}.',
      '開いた人はファイル（{{name}}）を求められます。',
    ),
    data_one: text('Settings and the {{shown}} point', '設定と {{shown}} 点のデータ'),
    data_other: text('Settings and the {{shown}} points', '設定と {{shown}} 点のデータ'),
    dataHint: text(
      '{{length}} characters. Whoever has the link can read the points and the names of the file and its columns.',
      '{{length}} 文字。リンクを知る人は、点データとファイル名・列名を読めます。',
    ),
    long: text(
      'Some mail programs and messengers cut links beyond 2,000 characters; browsers open it.',
      '2,000 文字を超えるリンクを途中で切るメールやチャットがあります。ブラウザーでは開けます。',
    ),
    tooMany: text(
      'A link holds up to 2,000 points; these are {{shown}}. Send the file along with it.',
      'リンクに入るのは 2,000 点までです（このデータは {{shown}} 点）。ファイルを別に送ってください。',
    ),
    notKept: text(
      'These points were kept by an earlier version: choose their file again to send them along.',
      '以前のバージョンで保存した点データです。含めるにはファイルを選び直してください。',
    ),
    packing: text('Packing the points…', '点データを圧縮中…'),
    copy: text('Copy link', 'リンクをコピー'),
  },
} as const;
