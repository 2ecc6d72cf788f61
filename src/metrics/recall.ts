import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { defineMetric } from './contract.ts';
import { whyNoClouds } from './points.ts';

export const recall = defineMetric({
  id: 'recall',
  key: 'recall',
  title: text('Recall', '再現率（recall）'),
  definition: text(
    'Share of data points inside a ball around some generated point that reaches to its 5th neighbour: how much of the data is reached. Of images in the judge’s features.',
    '生成データ点を中心とし 5 番目の近傍に届く球のいずれかに入る実データの割合。データのどれだけに届いているかを表します。画像では判定器の特徴で測ります。',
  ),
  isShare: true,
  formula: tex`\frac1n\bigl|\{i:\exists j,\ x_i\in B(y_j)\}\bigr|`,
  better: 'higher',
  band: true,
  costly: true,
  compute: (input) => input.neighbours()?.recall ?? whyNoClouds(input),
});
