import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { defineMetric } from './contract.ts';
import { whyNoClouds } from './points.ts';

export const density = defineMetric({
  id: 'density',
  key: 'density',
  title: text('Density', '密度（density）'),
  definition: text(
    'Mean number of balls around data points that a generated point lies in, each over the data points that it holds (5, or more where points repeat): about 1 for a perfect sampler, less where samples stray. Of images in the judge’s features.',
    '生成データ 1 点が入る実データの球の平均個数。球ごとに、含む実データの数（5、点が重複する場合はそれ以上）で割って数えます。理想的な生成器で約 1、データから外れると小さくなります。画像では判定器の特徴で測ります。',
  ),
  formula: tex`\frac1m\sum_i\frac{1}{k_i}\bigl|\{j:y_j\in B(x_i)\}\bigr|`,
  band: true,
  costly: true,
  compute: (input) => input.neighbours()?.density ?? whyNoClouds(input),
});
