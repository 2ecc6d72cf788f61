import type { Tensor2D } from '@tensorflow/tfjs-core';
import { tex } from '../../schema/tex.ts';
import { text } from '../../schema/text.ts';
import type { Moved } from '../contract.ts';
import { defineMethod, type ParticlesPlay } from './contract.ts';
import { particlesCommon, recommendParticles } from './shared.ts';

/** x + ηξ, taken with probability min(1, q(y)/q(x)) (Metropolis et al. 1953). */
function move(play: ParticlesPlay): Moved {
  const { add, log, mul, sub } = play.ops;
  const x = play.particles();
  const y = add(x, mul(play.setting('particles.stepSize'), play.normal())) as Tensor2D;
  const ratio = sub(play.logDensity(y), play.logDensity(x)) as Tensor2D;
  const { to, accepted } = play.choose({ ratio, draw: log(play.uniform()) }, y, x);
  return { to, report: { accepted } };
}

export const randomWalk = defineMethod({
  id: 'random-walk',
  title: text('Random-walk Metropolis', 'ランダムウォーク・メトロポリス'),
  summary: text(
    'Every particle tries a random step and takes it by the ratio of densities: needs no gradient, and finds its way slowly.',
    '各粒子がランダムな移動を試み、密度の比に応じて受け入れます。勾配は不要ですが、探索は遅くなります。',
  ),
  paper: { label: 'Metropolis et al. 1953', url: 'https://doi.org/10.1063/1.1699114' },
  formula: { particles: tex`\alpha=\min\Bigl(1,\frac{q(y)}{q(x)}\Bigr),\quad y=x+\eta\,\xi` },
  ...particlesCommon,
  params: {},
  recommends: recommendParticles({ 'particles.stepSize': 0.5 }),
  areChains: true,
  spends: () => ({ gradients: 0, values: 2 }),
  phases: [{ moves: 'particles', update: move }],
});
