import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { defineMetric } from './contract.ts';
import { NATS, ofLikelihood } from './likelihood.ts';

export const latentBound = defineMetric({
  id: 'latent-bound',
  key: 'latentBound',
  lab: 'layers',
  on: 'image',
  title: text('Estimate of the ceiling Û', '上限の推定 Û'),
  symbol: 'Û',
  unit: NATS,
  definition: text(
    'What layers above would reach on the training images if they learnt just what the encoder q makes of them. Never above the ceiling U.',
    '推論モデル q が学習画像から作る潜在分布を、上の層がそのまま学んだとした場合の対数尤度。上限 U を超えることはありません。',
  ),
  formula: tex`\hat U=\mathbb E_{x\sim\mathcal D}\log\sum_h P_I(x\mid h)\,q_{\mathcal D}(h),\quad q_{\mathcal D}(h)=\mathbb E_{x\sim\mathcal D}\,q(h\mid x)`,
  better: 'higher',
  compute: (input) => ofLikelihood(input, ({ uHat }) => uHat),
});
