import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core';
import { tex } from '../../schema/tex.ts';
import { text } from '../../schema/text.ts';
import type { Moved } from '../contract.ts';
import { defineMethod, type ParticlesPlay } from './contract.ts';
import { overRow, particlesCommon, recommendParticles } from './shared.ts';

/** log of the density [n, 1], up to a constant, with which a Langevin step from `from` lands at `to`. */
function logStep(play: ParticlesPlay, from: Tensor2D, to: Tensor2D, eta: Scalar): Tensor2D {
  const { add, div, mul, neg, square, sub } = play.ops;
  const gap = sub(to, add(from, mul(eta, play.score(from)))) as Tensor2D;
  return neg(div(overRow(play, square(gap)), mul(4, eta))) as Tensor2D;
}

/** A Langevin step that is taken with probability min(1, q(y) p(x|y) / q(x) p(y|x)), which makes it exact (Roberts & Tweedie 1996). */
function move(play: ParticlesPlay): Moved {
  const { add, log, mul, sqrt, sub } = play.ops;
  const x = play.particles();
  const eta = play.setting('particles.stepSize');
  const y = add(add(x, mul(eta, play.score(x))), mul(sqrt(mul(2, eta)), play.normal())) as Tensor2D;
  const gain = sub(play.logDensity(y), play.logDensity(x));
  const ratio = add(gain, sub(logStep(play, y, x, eta), logStep(play, x, y, eta))) as Tensor2D;
  const { to, accepted } = play.choose({ ratio, draw: log(play.uniform()) }, y, x);
  return { to, report: { accepted } };
}

export const mala = defineMethod({
  id: 'mala',
  title: text('Metropolis-adjusted Langevin (MALA)', 'メトロポリス調整ランジュバン（MALA）'),
  summary: text(
    'Langevin steps that may be refused, so that the chains have exactly the target as their law; too large a step is refused nearly always.',
    '棄却のあるランジュバンのステップです。連鎖の定常分布は目標と正確に一致しますが、ステップ幅が大きすぎるとほとんど棄却されます。',
  ),
  paper: { label: 'Roberts & Tweedie 1996', url: 'https://doi.org/10.2307/3318418' },
  formula: { particles: tex`\alpha=\min\Bigl(1,\frac{q(y)\,p(x\mid y)}{q(x)\,p(y\mid x)}\Bigr)` },
  ...particlesCommon,
  params: {},
  recommends: recommendParticles({ 'particles.stepSize': 0.05 }),
  areChains: true,
  spends: () => ({ gradients: 2, values: 2 }),
  phases: [{ moves: 'particles', update: move }],
});
