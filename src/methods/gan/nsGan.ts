import type { Scalar } from '@tensorflow/tfjs-core';
import { tex } from '../../schema/tex.ts';
import { text } from '../../schema/text.ts';
import { defineMethod, type Play } from './contract.ts';
import {
  crossEntropyCritic,
  labelledUses,
  nats,
  probabilityField,
  recommend,
  takenForReal,
  twoPlayers,
} from './shared.ts';

/** −mean log σ(f(x̃)) = mean softplus(−f(x̃)). */
function generator(play: Play): Scalar {
  return takenForReal(play, play.criticise(play.fakeInputs()));
}

/** Non-saturating GAN: the generator raises log D(G(z)) instead of lowering log(1 − D(G(z))). */
export const nsGan = defineMethod({
  id: 'ns-gan',
  title: text('Non-saturating GAN', '非飽和 GAN'),
  summary: text(
    'The classic GAN in the form that trains: the generator maximises the probability that its points pass for real.',
    '実際に学習しやすい形の標準的な GAN。生成器は、生成データが本物と判定される確率を最大化します。',
  ),
  paper: { label: 'Goodfellow et al. 2014, §3', url: 'https://arxiv.org/abs/1406.2661' },
  formula: {
    critic: tex`L_D=-\mathbb{E}_{x}\log\sigma(f(x))-\mathbb{E}_{z}\log\bigl(1-\sigma(f(g(z)))\bigr)`,
    generator: tex`L_G=-\mathbb{E}_{z}\log\sigma(f(g(z)))`,
  },
  lossUnit: nats,
  needs: { critic: 'logit', labels: false, secondOrder: false, density: false },
  field: probabilityField,
  params: {},
  uses: labelledUses,
  fixes: {},
  recommends: recommend(),
  phases: twoPlayers(crossEntropyCritic, generator),
});
