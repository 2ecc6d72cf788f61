import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { defineMetric } from './contract.ts';
import { NATS, noTop, ofLikelihood } from './likelihood.ts';

export const topDivergence = defineMetric({
  id: 'top-divergence',
  key: 'topDivergence',
  lab: 'layers',
  on: 'image',
  title: text('Divergence of the top', '上の層の差異'),
  unit: NATS,
  definition: text(
    'KL divergence of the best latent marginal from what the layers above make: the log likelihood on training images is at most this much below the ceiling U.',
    '最良潜在周辺分布から、上の層が作る潜在分布までの KL ダイバージェンス。学習画像での対数尤度が上限 U を下回る幅は、最大でもこの値です。',
  ),
  formula: tex`\mathrm{KL}(\hat Q\,\Vert\,P_J)=\sum_h\hat Q(h)\log\frac{\hat Q(h)}{P_J(h)}`,
  better: 'lower',
  compute: (input) => ofLikelihood(input, ({ kl }) => kl, noTop),
});
