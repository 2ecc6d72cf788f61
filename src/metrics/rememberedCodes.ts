import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { defineMetric } from './contract.ts';
import { NATS, ofLikelihood } from './likelihood.ts';

const listed = text(
  'Every code is listed: the best distribution of codes is known, and says more.',
  '全符号を列挙しているため、符号の最良の分布が分かっており、そちらのほうが多くを語ります。',
);

export const rememberedCodes = defineMetric({
  id: 'remembered-codes',
  key: 'rememberedCodes',
  lab: 'layers',
  on: 'image',
  costly: true,
  title: text('Remembered codes', '記憶した符号'),
  unit: NATS,
  definition: text(
    'Log likelihood of held-out images if the codes of 3,000 training images, each as likely, took the place of the layers above: what memory alone is worth. Once the model is above it, its top has learnt more than the codes it saw.',
    '上の層の代わりに学習画像 3,000 枚の符号を等確率で使ったときの、検証画像の対数尤度。記憶だけでどこまで届くかを表します。モデルがこれを上回れば、上の層は見た符号以上のことを学んでいます。',
  ),
  formula: tex`\mathbb E_{x}\log\frac1N\sum_{i=1}^NP_I(x\mid h_i),\quad h_i\sim q(\cdot\mid x_i)`,
  better: 'higher',
  compute: (input) => ofLikelihood(input, ({ remembered }) => remembered, listed),
});
