import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { PER_LENGTH } from '../schema/units.ts';
import { defineMetric } from './contract.ts';
import { reported } from './report.ts';

export const penaltySlope = defineMetric({
  id: 'penalty-slope',
  key: 'penaltySlope',
  lab: 'gan',
  title: text('Slope where penalised', 'ペナルティを課す点での傾き'),
  unit: PER_LENGTH,
  definition: text(
    'Mean length of the critic’s gradient at the penalised points of its last step: one-sided penalties bound it, two-sided ones fix it.',
    '直近のステップでペナルティを課した点における、識別器の勾配の長さの平均。片側ペナルティは上限を抑え、両側は値を固定します。',
  ),
  formula: tex`\mathbb{E}_{\hat x}\lVert\nabla f(\hat x)\rVert`,
  compute: (input) =>
    reported(input, 'slopeMean', text('No gradient penalty is switched on.', '勾配ペナルティは使われていません。')),
});
