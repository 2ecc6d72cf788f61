import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { defineMetric } from './contract.ts';
import { reported } from './report.ts';

export const generatorLoss = defineMetric({
  id: 'generator-loss',
  key: 'generatorLoss',
  lab: 'gan',
  title: text('Generator loss', '生成器の損失'),
  definition: text('What the generator minimised in its last step.', '生成器が直近のステップで最小化した値。'),
  formula: tex`L_G`,
  compute: (input) => reported(input, 'generatorLoss'),
});
