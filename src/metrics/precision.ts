import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { defineMetric } from './contract.ts';
import { whyNoClouds } from './points.ts';

export const precision = defineMetric({
  id: 'precision',
  key: 'precision',
  title: text('Precision', '適合率（precision）'),
  definition: text(
    'Share of generated points inside a ball around some data point that reaches to its 5th neighbour: how believable samples are. Of images in the judge’s features.',
    '実データ点を中心とし 5 番目の近傍に届く球のいずれかに入る生成データの割合。サンプルのもっともらしさを表します。画像では判定器の特徴で測ります。',
  ),
  isShare: true,
  formula: tex`\frac1m\bigl|\{j:\exists i,\ y_j\in B(x_i)\}\bigr|`,
  better: 'higher',
  band: true,
  costly: true,
  compute: (input) => input.neighbours()?.precision ?? whyNoClouds(input),
});
