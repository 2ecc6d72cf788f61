import { text } from '../schema/text.ts';

/** Interface text: the drawing dialog, as `data.draw`. */
export const drawing = {
  title: text('Draw your own data', 'データを自分で描く'),
  canvas: text('Drawing: paint with the pointer', '描画面：ポインターで描きます'),
  hint: text(
    'Paint where the data should be. Points are drawn evenly from the painted area.',
    'データを置きたい場所を塗ってください。塗った範囲から一様に点を取ります。',
  ),
  tool: text('Tool', 'ツール'),
  brush: text('Brush', 'ブラシ'),
  eraser: text('Eraser', '消しゴム'),
  size: text('Brush size', 'ブラシの太さ'),
  undo: text('Undo', '元に戻す'),
  redo: text('Redo', 'やり直す'),
  clear: text('Clear', 'すべて消す'),
  start: text('Start from', '見本から始める'),
  cancel: text('Cancel', 'キャンセル'),
  done: text('Use this drawing', 'この描画を使う'),
  empty: text('Nothing is painted yet.', 'まだ何も描かれていません。'),
  full: text(
    'This drawing is as long as a link can hold. Undo a stroke, or clear and use a wider brush.',
    'リンクに収まる長さの上限です。一筆戻すか、消して太いブラシで描いてください。',
  ),
} as const;
