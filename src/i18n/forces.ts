import { text } from '../schema/text.ts';

/** Interface text: the forces, as `instruments.forces`. */
export const forces = {
  about: text(
    'What Kernel GAN would do to each generated point at this bandwidth, in three parts.',
    'この帯域幅でカーネル GAN が生成データに及ぼす力です。',
  ),
  fixedCentres: text(
    'This method holds the generated centres fixed: its generator feels the mean shift alone.',
    'この手法は生成データの中心を固定するため、生成器には平均シフトだけが働きます。',
  ),
  parts: {
    pull: text('Pull', '引力'),
    meanShift: text('Mean shift', '平均シフト'),
    repulsion: text('Repulsion', '反発'),
    total: text('Sum', '合力'),
  },
  help: {
    pull: text('towards data not yet covered', '未捕捉のデータへ向かう力'),
    meanShift: text('up the data, down its own crowd', '実データのほうが密な側へ'),
    repulsion: text('away from other generated points', '他の生成データから離れる力'),
    total: text('all three together', '3 つの成分の合計'),
  },
  meanLength: text('Mean length', '平均の長さ'),
  unit: text('nats {{unit}}', 'nat{{unit}}'),
  still: text('Points with almost no force', '力がほぼ 0 の点'),
  stillHint: text('below {{limit}}', '{{limit}} 未満'),
  jsd: text('JSD at the points', '点群での JSD'),
  nats: text('nats', 'nat'),
  look: text('Look at bandwidth', '表示に使う帯域幅'),
  follow: text('Back to the run', '実行中の値に戻す'),
  from: {
    run: text('of the run', '実行中の値'),
    given: text('only here; the run keeps its own', 'この表示だけ（実行には影響しません）'),
    reach: text(
      'smoothing is off: a quarter of the gap to the farthest data',
      '平滑化がオフのため、最も遠いデータまでの距離の 1/4',
    ),
  },
} as const;
