import type { Tensor2D } from '@tensorflow/tfjs-core';
import { tex } from '../../schema/tex.ts';
import { text } from '../../schema/text.ts';
import type { Moved } from '../contract.ts';
import { defineMethod, type ParticlesPlay } from './contract.ts';
import { particlesCommon, recommendParticles } from './shared.ts';

/** x + η s(x) + √(2η) ξ: Langevin dynamics in steps, which is exact only as η goes to 0 (Roberts & Tweedie 1996). */
function move(play: ParticlesPlay): Moved {
  const { add, mul, sqrt } = play.ops;
  const x = play.particles();
  const eta = play.setting('particles.stepSize');
  return { to: add(add(x, mul(eta, play.score(x))), mul(sqrt(mul(2, eta)), play.normal())) as Tensor2D };
}

export const ula = defineMethod({
  id: 'ula',
  title: text('Langevin dynamics (ULA)', 'ランジュバン動力学（ULA）'),
  summary: text(
    'Every particle is a chain that follows the score with noise. Simple, slow between modes, and a little wrong at any step size.',
    '各粒子は、ノイズを加えながらスコアに従う 1 本の連鎖です。単純ですがモード間の移動は遅く、ステップ幅に応じた偏りが残ります。',
  ),
  paper: { label: 'Durmus & Moulines 2017', url: 'https://arxiv.org/abs/1605.01559' },
  formula: { particles: tex`x\leftarrow x+\eta\,s_q(x)+\sqrt{2\eta}\,\xi` },
  ...particlesCommon,
  params: {},
  recommends: recommendParticles(),
  areChains: true,
  spends: () => ({ gradients: 1, values: 0 }),
  phases: [{ moves: 'particles', update: move }],
});
