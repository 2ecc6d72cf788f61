import { text } from '../schema/text.ts';

/** Interface text: the panel of densities on a line. Fetched with the panel. */
export const line = {
  plot: text(
    'Densities of data and generator on a line, and the discriminators that follow from them',
    '直線上の実データと生成データの密度、およびそこから決まる識別器',
  ),
  data: text('data', '実データ'),
  generator: text('generator', '生成器'),
  curves: text('Curves', '曲線'),
  law: text('law', '真の分布'),
  smoothed: text('smoothed', '平滑化後'),
  estimate: text('estimate ±1 sd', '推定 ±1 SD'),
  count: text('Points', '点数'),
  countText: text('{{value}} points', '{{value}} 点'),
  bandwidth: text('Bandwidth', '帯域幅'),
  position: text('Generator at', '生成器の位置'),
  width: text('Generator width', '生成器の幅'),
  follows: text('of the run', '実行中の値'),
  chosen: text('smoothing off', '平滑化オフ'),
  follow: text('as the run', '実行に合わせる'),
  resample: text('Resample', '標本を引き直す'),
  error: text('Error of the estimate, integrated', '密度推定の誤差（積分値）'),
  squaredBias: text('bias²', 'バイアス²'),
  variance: text('variance', '分散'),
  jsd: text('JSD, nats', 'JSD（nat）'),
  plugIn: text('plug-in', 'プラグイン推定'),
  trueSmoothed: text('true, smoothed', '真値（平滑化後）'),
  trueLaws: text('true', '真値'),
  log2: text('log 2 = 0.693: apart', 'log 2 = 0.693：重なりなし'),
} as const;
