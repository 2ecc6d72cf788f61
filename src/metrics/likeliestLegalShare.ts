import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { defineMetric } from './contract.ts';
import { noRule, ofLikelihood } from './likelihood.ts';

export const likeliestLegalShare = defineMetric({
  id: 'likeliest-legal-share',
  key: 'likeliestLegalShare',
  lab: 'layers',
  on: 'image',
  title: text('Likeliest images that follow the rule', '規則に従う最尤画像'),
  isShare: true,
  definition: text(
    'Codes are drawn from the model, and each pixel takes its likelier value instead of being drawn: the share of these images that follow the rule. It says how good the codes are, without the noise of single pixels.',
    '符号だけをモデルから抽出し、各画素は抽出せずに確率の高いほうの値とした画像のうち、規則に従うものの割合。画素ごとのノイズを除いた、符号のよさを表します。',
  ),
  formula: tex`\frac1n\left|\{i:\operatorname*{arg\,max}_xP_I(x\mid h_i)\text{ follows the rule}\}\right|,\quad h_i\sim P_J`,
  better: 'higher',
  compute: (input) => ofLikelihood(input, ({ likeliestLegal }) => likeliestLegal, noRule),
});
