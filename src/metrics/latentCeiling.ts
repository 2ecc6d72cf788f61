import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { defineMetric } from './contract.ts';
import { NATS, ofLikelihood } from './likelihood.ts';

export const latentCeiling = defineMetric({
  id: 'latent-ceiling',
  key: 'latentCeiling',
  lab: 'layers',
  on: 'image',
  title: text('Ceiling of the bottom layer U', '下の層の上限 U'),
  symbol: 'U',
  unit: NATS,
  definition: text(
    'The most that any layers above could make of the training images with this bottom layer, whatever they are: the value of the best latent marginal Q, and what at most is lacking to it.',
    'この下の層のままで、上にどんな層を積んでも学習画像に対して達し得る対数尤度の上限。最良潜在周辺分布 Q での値に、計算の残りとしてあり得る最大の差を加えた値です。',
  ),
  formula: tex`U=\max_Q\;\mathbb E_{x\sim\mathcal D}\log\sum_h P_I(x\mid h)\,Q(h)`,
  better: 'higher',
  compute: (input) =>
    ofLikelihood(input, ({ ceiling, certificate = 0 }) => (ceiling === undefined ? undefined : ceiling + certificate)),
});
