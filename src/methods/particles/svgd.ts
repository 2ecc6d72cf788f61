import type { Tensor2D } from '@tensorflow/tfjs-core';
import { tex } from '../../schema/tex.ts';
import { text } from '../../schema/text.ts';
import type { Moved } from '../contract.ts';
import { steinBandwidth, steinWidth } from '../steinKernel.ts';
import { defineMethod, type ParticlesPlay } from './contract.ts';
import { overRow, particlesCommon, recommendParticles } from './shared.ts';

/** How much of the mean square of past directions stays, and what keeps a quotient by its root finite (Liu & Wang's code). */
const MEMORY = 0.9;
const TINY = 1e-6;

/**
 * Stein variational gradient descent (arXiv:1608.04471, eq. 8): φ(xᵢ) = 1/n Σⱼ [k(xⱼ, xᵢ) s(xⱼ) + ∇ⱼ k(xⱼ, xᵢ)] with
 * k = exp(−‖x − y‖²/h), h = median²/log n times the square of a factor; steps are scaled as by AdaGrad with a memory.
 */
function move(play: ParticlesPlay): Moved {
  const { add, div, exp, matMul, mean, mul, neg, sqrt, square, sub, sum } = play.ops;
  const x = play.particles();
  const n = x.shape[0];
  const squares = play.squaredDistances(x);
  const h = steinWidth(play, squares);
  const kernel = exp(neg(div(squares, h))) as Tensor2D;
  // Σⱼ ∇ⱼ k(xⱼ, xᵢ) = 2/h (xᵢ Σⱼ kⱼᵢ − Σⱼ kⱼᵢ xⱼ): what keeps the particles apart.
  const apart = mul(div(2, h), sub(mul(x, sum(kernel, 1, true)), matMul(kernel, x)));
  const direction = div(add(matMul(kernel, play.score(x)), apart), n) as Tensor2D;
  const seen = add(mul(MEMORY, play.memory()), mul(1 - MEMORY, square(direction))) as Tensor2D;
  const to = add(x, mul(play.setting('particles.stepSize'), div(direction, add(sqrt(seen), TINY)))) as Tensor2D;
  return { to, memory: seen, report: { push: sqrt(mean(overRow(play, square(direction)))) } };
}

export const svgd = defineMethod({
  id: 'svgd',
  title: text('Stein variational gradient descent (SVGD)', 'シュタイン変分勾配降下（SVGD）'),
  summary: text(
    'Particles climb the density and push each other apart through a kernel. No network, no loss; they know only what is within a kernel’s reach.',
    '粒子は密度を登りながら、カーネルを通じて互いに反発します。ネットワークも損失もなく、カーネルの届く範囲しか分かりません。',
  ),
  paper: { label: 'Liu & Wang 2016', url: 'https://arxiv.org/abs/1608.04471' },
  formula: {
    particles: tex`\phi(x_i)=\frac1n\sum_j\bigl[k(x_j,x_i)\,s_q(x_j)+\nabla_{x_j}k(x_j,x_i)\bigr]`,
  },
  ...particlesCommon,
  params: {
    bandwidth: steinBandwidth,
  },
  recommends: recommendParticles({ 'particles.count': 500, 'particles.stepSize': 0.05 }),
  areChains: false,
  spends: () => ({ gradients: 1, values: 0 }),
  phases: [{ moves: 'particles', update: move }],
});
