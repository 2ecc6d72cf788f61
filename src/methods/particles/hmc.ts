import type { Tensor2D } from '@tensorflow/tfjs-core';
import { integer, number } from '../../schema/param.ts';
import { tex } from '../../schema/tex.ts';
import { text } from '../../schema/text.ts';
import type { Moved } from '../contract.ts';
import { defineMethod, type ParticlesPlay } from './contract.ts';
import { overRow, particlesCommon, recommendParticles } from './shared.ts';

/** Hamiltonian Monte Carlo (arXiv:1206.1901, fig. 2): L leapfrog steps from a fresh momentum N(0, m I), taken or refused as a whole. */
function move(play: ParticlesPlay): Moved {
  const { add, div, log, mul, sqrt, square, sub } = play.ops;
  const steps = Number(play.option('method.leapfrogs'));
  const eta = play.setting('particles.stepSize');
  const mass = play.setting('method.mass');
  const start = play.particles();
  const momentum = mul(sqrt(mass), play.normal()) as Tensor2D;
  let x = start;
  let p = add(momentum, mul(mul(0.5, eta), play.score(x))) as Tensor2D;
  for (let step = 1; step <= steps; step++) {
    x = add(x, mul(eta, div(p, mass))) as Tensor2D;
    const push = step === steps ? mul(0.5, eta) : eta;
    p = add(p, mul(push, play.score(x))) as Tensor2D;
  }
  const kinetic = (q: Tensor2D): Tensor2D => div(overRow(play, square(q)), mul(2, mass)) as Tensor2D;
  const gain = sub(play.logDensity(x), play.logDensity(start));
  const ratio = add(gain, sub(kinetic(momentum), kinetic(p))) as Tensor2D;
  const { to, accepted } = play.choose({ ratio, draw: log(play.uniform()) }, x, start);
  return { to, report: { accepted } };
}

export const hmc = defineMethod({
  id: 'hmc',
  title: text('Hamiltonian Monte Carlo (HMC)', 'ハミルトニアン・モンテカルロ（HMC）'),
  summary: text(
    'Every particle is thrown with a random momentum and rolls over the density for several steps; far moves that are rarely refused.',
    '各粒子にランダムな運動量を与え、密度の上を何ステップか転がします。遠くまで動いても棄却されにくい方法です。',
  ),
  paper: { label: 'Neal 2011', url: 'https://arxiv.org/abs/1206.1901' },
  formula: {
    particles: tex`\alpha=\min(1,e^{-\Delta H}),\ H=\frac{\lVert p\rVert^2}{2m}-\log q(x)`,
  },
  ...particlesCommon,
  params: {
    leapfrogs: integer({
      label: text('Leapfrog steps', 'リープフロッグの回数'),
      symbol: 'L',
      help: text('Steps along the density between two tests.', '受理判定までに密度に沿って進むステップ数。'),
      min: 1,
      max: 30,
      default: 10,
    }),
    mass: number({
      label: text('Mass', '質量'),
      symbol: 'm',
      help: text(
        'Heavy particles are thrown more slowly and turn more slowly.',
        '重い粒子ほど遅く、向きも変わりにくくなります。',
      ),
      min: 0.1,
      max: 10,
      default: 1,
      scale: 'log',
      live: true,
    }),
  },
  recommends: recommendParticles({ 'particles.stepSize': 0.15 }),
  areChains: true,
  spends: (option) => ({ gradients: Number(option('method.leapfrogs')) + 1, values: 2 }),
  phases: [{ moves: 'particles', update: move }],
});
