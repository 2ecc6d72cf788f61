import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { defineMetric } from './contract.ts';
import { whyNoClouds } from './points.ts';

export const neighbourCoverage = defineMetric({
  id: 'coverage',
  key: 'coverage',
  title: text('Coverage', '網羅率（coverage）'),
  definition: text(
    'Share of the balls around data points that hold a generated point: about 0.97 for a perfect sampler. Of images in the judge’s features.',
    '実データの球のうち、生成データを少なくとも 1 点含むものの割合。理想的な生成器で約 0.97。画像では判定器の特徴で測ります。',
  ),
  isShare: true,
  formula: tex`\frac1n\bigl|\{i:\exists j,\ y_j\in B(x_i)\}\bigr|`,
  better: 'higher',
  band: true,
  costly: true,
  compute: (input) => input.neighbours()?.coverage ?? whyNoClouds(input),
});
