import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { defineMetric } from './contract.ts';
import { reported } from './report.ts';

export const penalty = defineMetric({
  id: 'penalty',
  key: 'penalty',
  lab: 'gan',
  title: text('Gradient penalty', '勾配ペナルティ'),
  definition: text(
    'Part of the critic’s last loss that comes from its slope, its weight included.',
    '識別器の直近の損失のうち、傾きに対するペナルティの分（重みを掛けた値）。',
  ),
  formula: tex`\lambda\,\mathbb{E}_{\hat x}\,\varphi\bigl(\lVert\nabla f(\hat x)\rVert\bigr)`,
  compute: (input) =>
    reported(input, 'penalty', text('No gradient penalty is switched on.', '勾配ペナルティは使われていません。')),
});
