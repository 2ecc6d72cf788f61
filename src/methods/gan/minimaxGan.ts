import type { Scalar } from '@tensorflow/tfjs-core';
import { tex } from '../../schema/tex.ts';
import { text } from '../../schema/text.ts';
import { defineMethod, type Play } from './contract.ts';
import { crossEntropyCritic, labelledUses, nats, probabilityField, recommend, twoPlayers } from './shared.ts';

/** mean log(1 − σ(f(x̃))) = −mean softplus(f(x̃)); its gradient fades where the critic is sure. */
function generator(play: Play): Scalar {
  const { mean, neg, softplus } = play.ops;
  return neg(mean(softplus(play.criticise(play.fakeInputs()))));
}

/** The original two-player game of one value function. */
export const minimaxGan = defineMethod({
  id: 'minimax-gan',
  title: text('Minimax GAN', 'ミニマックス GAN'),
  summary: text(
    'The original zero-sum game; the generator’s gradient vanishes when the critic is too good.',
    '元祖のゼロ和ゲーム。識別器が強すぎると生成器の勾配が消えます。',
  ),
  paper: { label: 'Goodfellow et al. 2014, eq. 1', url: 'https://arxiv.org/abs/1406.2661' },
  formula: {
    critic: tex`L_D=-\mathbb{E}_{x}\log\sigma(f(x))-\mathbb{E}_{z}\log\bigl(1-\sigma(f(g(z)))\bigr)`,
    generator: tex`L_G=\mathbb{E}_{z}\log\bigl(1-\sigma(f(g(z)))\bigr)`,
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
