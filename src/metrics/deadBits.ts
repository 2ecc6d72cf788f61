import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { defineMetric } from './contract.ts';
import { ofLikelihood } from './likelihood.ts';

export const deadBits = defineMetric({
  id: 'dead-bits',
  key: 'deadBits',
  lab: 'layers',
  on: 'image',
  title: text('Dead bits', '働かないビット'),
  definition: text(
    'Bits of the code that are on, or off, for more than 99 % of the training images on average: they tell no images apart.',
    '学習画像の平均で 99 % を超えてオン、またはオフになる符号のビット数。画像を区別する役に立ちません。',
  ),
  formula: tex`\left|\{j:\bar q_j<0.01\text{ or }\bar q_j>0.99\}\right|,\quad\bar q_j=\mathbb E_{x\sim\mathcal D}\,q(h_j=1\mid x)`,
  better: 'lower',
  compute: (input) => ofLikelihood(input, ({ deadBits: dead }) => dead),
});
