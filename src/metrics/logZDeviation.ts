import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { defineMetric } from './contract.ts';
import { NATS, ofLikelihood } from './likelihood.ts';

const exact = text('Every code is listed: log Z is exact.', '全符号を列挙しているため、log Z に誤差はありません。');

export const logZDeviation = defineMetric({
  id: 'log-z-deviation',
  key: 'logZDeviation',
  lab: 'layers',
  on: 'image',
  title: text('Uncertainty of log Z', 'log Z の不確かさ'),
  unit: NATS,
  definition: text(
    'Standard deviation of the log of the top’s constant Z as chains estimate it, where codes are too many to list: likelihoods are estimates then, and as uncertain at least.',
    '符号が多すぎて列挙できない場合に、連鎖で推定した上の層の正規化定数 Z の対数の標準偏差。このとき尤度は推定値であり、少なくともこれだけの不確かさがあります。',
  ),
  formula: tex`\sigma(\log\hat Z),\quad\hat Z=\tfrac1M\sum_{m=1}^M w_m`,
  better: 'lower',
  compute: (input) => ofLikelihood(input, ({ logZDeviation: deviation }) => deviation, exact),
});
