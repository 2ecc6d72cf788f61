import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core';
import { tex } from '../../schema/tex.ts';
import { text } from '../../schema/text.ts';
import { defineMethod, type SamplerPlay } from './contract.ts';
import { recommendSampler, samplerCommon, scoreThenSampler } from './shared.ts';

/**
 * The second network says f(x, σ) and raises E[2 f·(s_q(x) + ε/σ) − ‖f‖²], −ε/σ being the score of x given G(z). Up to what f does not
 * change that is −E‖(s_q − f) + ε/σ‖²: it learns by the denoising loss of s_q − f, which is least where f = s_q − s for the sampler's own score s.
 */
function impliedScore(play: SamplerPlay, points: Tensor2D): Tensor2D {
  return play.ops.sub(play.constant(play.target(points)), play.learnt(points)) as Tensor2D;
}

/**
 * The sampler lowers the same expression through x, weighted ½σ³ as for Denoising Fisher Training: at the best f both are the Fisher
 * divergence, and with f = s_q − S they are the same formula.
 */
function generator(play: SamplerPlay): Scalar {
  const { add, div, mean, mul, square, sub, sum } = play.ops;
  const { points, noise, sigma } = play.noisy();
  const weight = mul(0.5, mul(sigma, square(sigma)));
  const pull = div(noise, sigma);
  const rows = (at: Tensor2D): Tensor2D => {
    const difference = play.learnt(at);
    const against = mul(2, add(play.target(at), pull));
    return mul(weight, sum(mul(difference, sub(against, difference)), 1, true)) as Tensor2D;
  };
  const still = play.constant(points);
  return play.along(points, play.slope(rows, still), mean(rows(still)) as Scalar);
}

/** Semi-implicit variational inference by score matching: a game in which one network says how the two scores differ. */
export const siviSm = defineMethod({
  id: 'sivi-sm',
  title: text('Semi-implicit inference (SIVI-SM)', '半陰的変分推論（SIVI-SM）'),
  summary: text(
    'As Denoising Fisher Training, but the second network says by how much the two scores differ, and the sampler lowers what that network raises.',
    'DFT と同じ構成ですが、第 2 のネットワークが答えるのは 2 つのスコアの差です。それが高める値を、サンプラーは下げます。',
  ),
  paper: { label: 'Yu & Zhang 2023', url: 'https://arxiv.org/abs/2308.10014' },
  formula: {
    score: tex`\max_\psi\ \mathbb E\bigl[2 f_\psi(x)\cdot(s_q(x)+\varepsilon/\sigma)-\lVert f_\psi(x)\rVert^2\bigr]`,
    generator: tex`\min_\theta\ \mathbb E\bigl[2 f_\psi(x)\cdot(s_q(x)+\varepsilon/\sigma)-\lVert f_\psi(x)\rVert^2\bigr],\quad x=g_\theta(z)+\sigma\varepsilon`,
  },
  ...samplerCommon,
  learns: 'difference',
  params: {},
  recommends: recommendSampler(),
  spends: { gradients: 1, hessianProducts: 1, learning: 1 },
  phases: scoreThenSampler(generator, impliedScore),
});
