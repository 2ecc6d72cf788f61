import { text } from '../schema/text.ts';

/** Texts of the search over everything. Fetched with it. */
export const find = {
  title: text('Find', '検索'),
  placeholder: text('Demos, lessons, presets, claims…', 'デモ、レッスン、プリセット、主張など'),
  kind: text('Only', '絞り込み'),
  any: text('Everything', 'すべて'),
  kinds: {
    demo: text('Demos', 'デモ'),
    lesson: text('Lessons', 'レッスン'),
    laboratory: text('Laboratories', '実験テーマ'),
    preset: text('Presets', 'プリセット'),
    claim: text('Claims', '主張の検証'),
  },
  found_one: text('1 found', '1 件'),
  found_other: text('{{count}} found', '{{count}} 件'),
  none: text('Nothing has all of these words.', 'すべての語を含むものはありません。'),
  results: text('Found', '検索結果'),
} as const;
