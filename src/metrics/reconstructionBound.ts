import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { defineMetric } from './contract.ts';
import { NATS, ofLikelihood } from './likelihood.ts';

export const reconstructionBound = defineMetric({
  id: 'reconstruction-bound',
  key: 'reconstructionBound',
  lab: 'layers',
  on: 'image',
  title: text('Reconstruction bound', '再構成による下界'),
  unit: NATS,
  definition: text(
    'How well the bottom layer restores training images from their own codes, less the log of the number N of images: what an auto-encoder trains, and never above Û.',
    '下の層が学習画像を自身の潜在表現からどれだけ復元できるかを表す対数尤度から、画像の枚数 N の対数を引いた値。オートエンコーダーが学習する量で、Û を超えることはありません。',
  ),
  formula: tex`\mathbb E_{x\sim\mathcal D}\,\mathbb E_{h\sim q(\cdot\mid x)}\log P_I(x\mid h)-\log N`,
  better: 'higher',
  compute: (input) => ofLikelihood(input, ({ reconstruction }) => reconstruction),
});
