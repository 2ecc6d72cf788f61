import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { defineMetric } from './contract.ts';
import { NATS, ofLikelihood } from './likelihood.ts';

export const logLikelihoodTraining = defineMetric({
  id: 'log-likelihood-training',
  key: 'logLikelihoodTraining',
  lab: 'layers',
  on: 'image',
  title: text('Log likelihood, training', '対数尤度（学習画像）'),
  unit: NATS,
  definition: text(
    'Mean log probability that the model so far gives to the images that it learns from. Well above the held-out one it tells of images learnt by heart.',
    'ここまでのモデルが学習画像に与える対数確率の平均。検証画像での値を大きく上回るときは、学習画像を丸暗記しています。',
  ),
  formula: tex`\mathbb E_{x\sim\mathcal D}\log\sum_h P_I(x\mid h)\,P_J(h)`,
  better: 'higher',
  compute: (input) => ofLikelihood(input, ({ training }) => training),
});
