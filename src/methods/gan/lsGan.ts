import type { Scalar } from '@tensorflow/tfjs-core';
import { tex } from '../../schema/tex.ts';
import { text } from '../../schema/text.ts';
import { defineMethod, type Play } from './contract.ts';
import { labelledUses, recommend, twoPlayers } from './shared.ts';

/** ½ mean (f(x) − (1 − s))² + ½ mean f(x̃)², s the label smoothing. */
function critic(play: Play): Scalar {
  const { add, mean, mul, square, sub } = play.ops;
  const real = play.realInputs();
  const fake = play.fakeInputs();
  const target = sub(1, play.setting('training.labelSmoothing'));
  const realError = mean(square(sub(play.criticise(real), target)));
  const fakeError = mean(square(play.criticise(fake)));
  return add(mul(0.5, add(realError, fakeError)), play.penalty(real, fake));
}

/** ½ mean (f(x̃) − 1)². */
function generator(play: Play): Scalar {
  const { mean, mul, square, sub } = play.ops;
  return mul(0.5, mean(square(sub(play.criticise(play.fakeInputs()), 1))));
}

/** Least-squares GAN with targets 1 (real) and 0 (generated). */
export const lsGan = defineMethod({
  id: 'ls-gan',
  title: text('Least-squares GAN', '最小二乗 GAN'),
  summary: text(
    'The critic regresses to 1 on data and 0 on generated points, so points far off still feel a pull.',
    '識別器は実データで 1、生成データで 0 になるよう回帰します。遠く離れた点にも引力が残ります。',
  ),
  paper: { label: 'Mao et al. 2017, eq. 9', url: 'https://arxiv.org/abs/1611.04076' },
  formula: {
    critic: tex`L_D=\tfrac12\mathbb{E}_{x}\bigl(f(x)-1\bigr)^2+\tfrac12\mathbb{E}_{z}f(g(z))^2`,
    generator: tex`L_G=\tfrac12\mathbb{E}_{z}\bigl(f(g(z))-1\bigr)^2`,
  },
  lossUnit: text('squared score', 'スコアの二乗'),
  needs: { critic: 'score', labels: false, secondOrder: false, density: false },
  field: {
    transform: 'identity',
    scale: [0, 0.5, 1],
    title: text('Critic score (1 real, 0 generated)', '識別器のスコア（1 が本物、0 が生成）'),
    symbol: 'f(x)',
  },
  params: {},
  uses: labelledUses,
  fixes: {},
  recommends: recommend(),
  phases: twoPlayers(critic, generator),
});
