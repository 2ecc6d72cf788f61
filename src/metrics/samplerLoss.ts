import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { defineMetric } from './contract.ts';
import { reported } from './report.ts';

/** A sampler is the generator of its program, and its loss is reported as that one's. */
export const samplerLoss = defineMetric({
  id: 'sampler-loss',
  key: 'samplerLoss',
  lab: 'sampler',
  title: text('Sampler loss', 'サンプラーの損失'),
  definition: text(
    'How far the sampler’s own score, as it was learnt, was from the target’s in the last step. Near 0 they agree where the samples are, which says nothing of places that no sample reaches.',
    '直近のステップでの、学習したスコアと目標のスコアとの差。0 に近ければサンプルのある所で一致していますが、サンプルが届かない所については分かりません。',
  ),
  formula: tex`L_G`,
  compute: (input) => reported(input, 'generatorLoss'),
});
