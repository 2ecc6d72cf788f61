import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { defineMetric } from './contract.ts';
import { ofLikelihood } from './likelihood.ts';

export const legalShare = defineMetric({
  id: 'legal-share',
  key: 'legalShare',
  lab: 'layers',
  on: 'image',
  title: text('Samples that follow the rule', '規則に従う標本'),
  isShare: true,
  definition: text(
    'Share of generated images that follow the rule of the data, whether they are among the training images or new.',
    '生成画像のうち、データの規則に従っているものの割合。学習画像と同じものも、新しいものも数えます。',
  ),
  formula: tex`\frac1n\left|\{i:g_i\text{ follows the rule}\}\right|`,
  better: 'higher',
  compute: (input) => ofLikelihood(input, ({ legal }) => legal),
});
