import { text } from '../schema/text.ts';

/** Interface text: caption bar. Sentences about the run come from the diagnosis declarations. */
export const caption = {
  region: text('What is happening', '今起きていること'),
  stopped: {
    steps: text('Stopped at step {{step}}, as set.', '設定どおり、ステップ {{step}} で停止しました。'),
    'all-modes': text(
      'Stopped at step {{step}}: every mode has its share.',
      'ステップ {{step}} で停止：すべてのモードを捕捉しました。',
    ),
    plateau: text(
      'Stopped at step {{step}}: coverage and quality no longer move.',
      'ステップ {{step}} で停止：捕捉数と品質が変わらなくなりました。',
    ),
  },
  /** A sentence about a step that the run has left behind. */
  at: text('Step {{step}}: {{sentence}}', 'ステップ {{step}}：{{sentence}}'),
  failed: text('The run stopped at step {{step}}.', 'ステップ {{step}} で停止しました。'),
  waiting: {
    loading: text('Preparing the run…', '実行を準備しています…'),
    awaited: text('Training starts as soon as the engine is ready.', 'エンジンの準備ができしだい、学習を始めます。'),
    fresh: text('Press Play, and see where the points go.', '学習を始めて、点がどこへ動くか見てみましょう。'),
    judging: text('The judge is still learning the classes.', '判定器がクラスを学習しています。'),
    measuring: text('Measuring…', '計測中…'),
    refused: text(
      'These settings make no run; the stage says why.',
      'この設定では実行を始められません。理由はステージに表示しています。',
    ),
  },
} as const;
