import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { defineMetric } from './contract.ts';
import { reported } from './report.ts';

export const criticLoss = defineMetric({
  id: 'critic-loss',
  key: 'criticLoss',
  lab: 'gan',
  title: text('Critic loss', '識別器の損失'),
  definition: text(
    'What the critic minimised in its last step, the gradient penalty included.',
    '識別器が直近のステップで最小化した値（勾配ペナルティを含む）。',
  ),
  formula: tex`L_C`,
  compute: (input) => reported(input, 'criticLoss'),
});
