import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { defineMetric } from './contract.ts';
import { noRule, ofLikelihood } from './likelihood.ts';

export const legalShare = defineMetric({
  id: 'legal-share',
  key: 'legalShare',
  lab: 'layers',
  on: 'image',
  title: text('Follow the rule', '規則に従う標本'),
  isShare: true,
  definition: text(
    'Share of generated images that follow the rule of the data, whether they are among the training images or new. A code is drawn, and then every pixel by its own probability: one pixel that falls the less likely way spoils an image, so even good models score low.',
    '生成画像のうち、データの規則に従っているものの割合。学習画像と同じものも、新しいものも数えます。符号を抽出した後、画素も 1 つずつその確率に従って抽出します。確率の低い値になった画素が 1 つあるだけで規則から外れるため、よいモデルでも値は小さくなります。',
  ),
  formula: tex`\frac1n\left|\{i:g_i\text{ follows the rule}\}\right|`,
  better: 'higher',
  compute: (input) => ofLikelihood(input, ({ legal }) => legal, noRule),
});
