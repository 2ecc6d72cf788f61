import { text } from '../schema/text.ts';

/** Interface text: learned and closed form side by side, as `instruments.closedForm`. */
export const closedForm = {
  learned: text('Learned', '学習した識別器'),
  closed: text('Closed form', '閉形式'),
  nothing: text('Nothing to compare.', '比べる対象がありません。'),
  difference: text('Difference', '差'),
  mean: text('Mean difference', '差の平均'),
  where: text('where points are', '点の位置での平均'),
  from: {
    run: text('Both at bandwidth {{value}}, that of the run.', 'どちらも実行中の帯域幅 {{value}} で比べます。'),
    given: text('Closed form at bandwidth {{value}}.', '閉形式の帯域幅は {{value}} です。'),
    reach: text(
      'Smoothing is off: closed form at bandwidth {{value}}, a quarter of the gap to the farthest data; the critic sees no noise.',
      '平滑化がオフのため、閉形式の帯域幅は最も遠いデータまでの距離の 1/4（{{value}}）で、識別器にノイズは入りません。',
    ),
  },
  scale: text('0 generated, 1 real', '0 生成、1 実データ'),
  differenceScale: text('−0.5 to 0.5', '−0.5～0.5'),
} as const;
