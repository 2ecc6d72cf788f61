import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { defineMetric } from './contract.ts';
import { NATS, ofLikelihood } from './likelihood.ts';

export const optimismGap = defineMetric({
  id: 'optimism-gap',
  key: 'optimismGap',
  lab: 'layers',
  on: 'image',
  title: text('Short of the ceiling', '上限に足りない分'),
  unit: NATS,
  definition: text(
    'How far the log likelihood on training images is below the ceiling U: what other layers above could still gain, at most.',
    '学習画像での対数尤度が上限 U をどれだけ下回っているか。上の層を改善して得られる伸びの上限です。',
  ),
  formula: tex`U-\mathbb E_{x\sim\mathcal D}\log P_{I,J}(x)`,
  better: 'lower',
  compute: (input) =>
    ofLikelihood(input, ({ ceiling, certificate = 0, training }) =>
      ceiling === undefined ? undefined : ceiling + certificate - training,
    ),
});
