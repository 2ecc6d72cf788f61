import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { defineMetric } from './contract.ts';
import { NATS, ofLikelihood } from './likelihood.ts';

export const validationCeiling = defineMetric({
  id: 'validation-ceiling',
  key: 'validationCeiling',
  lab: 'layers',
  on: 'image',
  title: text('Ceiling, held-out', '上限（検証画像）'),
  unit: NATS,
  definition: text(
    'The most that any layers above this bottom layer could make of the held-out images: the ceiling U of those images alone. It is shown and never trained on.',
    'この下の層のままで、検証画像の対数尤度が達し得る上限。検証画像だけについての上限 U で、表示するだけで学習には使いません。',
  ),
  formula: tex`\max_Q\;\mathbb E_{x\sim\mathrm{val}}\log\sum_h P_I(x\mid h)\,Q(h)`,
  better: 'higher',
  compute: (input) => ofLikelihood(input, ({ validationCeiling: ceiling }) => ceiling),
});
