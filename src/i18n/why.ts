import { text } from '../schema/text.ts';

/** Interface text: why a run does what it does. Fetched when the panel is first shown. */
export const why = {
  paper: text('From the papers', '論文から'),
  none: text('No claim was judged on this method with these data.', 'この手法とデータで検証した主張はありません。'),
  tally_one: text('{{count}} claim about runs of this kind', 'この種の実行についての主張 {{count}}\u00a0件'),
  tally_other: text('{{count}} claims about runs of this kind', 'この種の実行についての主張 {{count}}\u00a0件'),
  all: text('All claims', 'すべての主張'),
  changed: text(
    'You have changed settings. This is the story of the preset as it was:',
    '設定が変更されています。以下は元のプリセットについての説明です。',
  ),
  own: text(
    'This run is your own: it belongs to no preset, so nobody has written down what it should show.',
    'プリセットにない独自の実行です。何が起こるかは、まだ誰も書き留めていません。',
  ),
} as const;
