import type { Scalar } from '@tensorflow/tfjs-core';
import { tex } from '../../schema/tex.ts';
import { text } from '../../schema/text.ts';
import { defineMethod, type Play } from './contract.ts';
import { labelledUses, noLabels, raiseScore, recommend, scoreUnits, twoPlayers } from './shared.ts';

/** mean max(0, 1 − f(x)) + mean max(0, 1 + f(x̃)). */
function critic(play: Play): Scalar {
  const { add, mean, relu, sub } = play.ops;
  const real = play.realInputs();
  const fake = play.fakeInputs();
  const realMargin = mean(relu(sub(1, play.criticise(real))));
  const fakeMargin = mean(relu(add(1, play.criticise(fake))));
  return add(add(realMargin, fakeMargin), play.penalty(real, fake));
}

/** Hinge GAN: only points inside the margin teach the critic. */
export const hingeGan = defineMethod({
  id: 'hinge-gan',
  title: text('Hinge GAN', 'ヒンジ GAN'),
  summary: text(
    'A support-vector critic: it stops learning from points that already lie beyond the margin.',
    'サポートベクトル型の識別器。マージンの外に出た点からはもう学びません。',
  ),
  paper: { label: 'Lim & Ye 2017', url: 'https://arxiv.org/abs/1705.02894' },
  formula: {
    critic: tex`L_D=\mathbb{E}_{x}\max\bigl(0,1-f(x)\bigr)+\mathbb{E}_{z}\max\bigl(0,1+f(g(z))\bigr)`,
    generator: tex`L_G=-\mathbb{E}_{z}f(g(z))`,
  },
  lossUnit: scoreUnits,
  needs: { critic: 'score', labels: false, secondOrder: false, density: false },
  field: {
    transform: 'identity',
    scale: [-1, 0, 1],
    title: text('Critic score (margin at ±1)', '識別器のスコア（マージンは ±1）'),
    symbol: 'f(x)',
  },
  params: {},
  uses: { ...labelledUses, labelSmoothing: noLabels },
  fixes: {},
  recommends: recommend(),
  phases: twoPlayers(critic, raiseScore),
});
