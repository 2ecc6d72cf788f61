import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { defineMetric } from './contract.ts';
import { NATS, ofLikelihood } from './likelihood.ts';

export const logLikelihood = defineMetric({
  id: 'log-likelihood',
  key: 'logLikelihood',
  lab: 'layers',
  on: 'image',
  title: text('Log likelihood, held-out', '対数尤度（検証画像）'),
  unit: NATS,
  definition: text(
    'Mean log probability that the model so far, with every latent state counted, gives to images that nothing was trained on; where all images are learnt, to those.',
    'ここまでのモデルが、学習に使っていない画像に与える対数確率の平均。潜在変数の全状態について和を取ります。すべての画像を学習するデータでは、その画像での値です。',
  ),
  formula: tex`\mathbb E_{x\sim\mathrm{val}}\log\sum_h P_I(x\mid h)\,P_J(h)`,
  better: 'higher',
  compute: (input) => ofLikelihood(input, ({ validation }) => validation),
});
