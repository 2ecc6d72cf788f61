import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core';
import { tex } from '../../schema/tex.ts';
import { text } from '../../schema/text.ts';
import { steinBandwidth, steinWidth } from '../steinKernel.ts';
import { defineMethod, type SamplerPlay } from './contract.ts';
import { recommendSampler, samplerAlone, samplerCommon } from './shared.ts';

/**
 * Stein variational direction φ(xᵢ) [batch, 2] of each row, by the rows of its level: Σⱼ wᵢⱼ [k(xⱼ, xᵢ) s_q(xⱼ) + ∇ⱼ k(xⱼ, xᵢ)] with
 * k = exp(−r²/h) and ∇ⱼ k = 2/h (xᵢ − xⱼ) k. One width h for all levels, the median rule over the batch.
 */
function direction(play: SamplerPlay, points: Tensor2D): Tensor2D {
  const { add, div, exp, matMul, mul, neg, sub, sum } = play.ops;
  const squares = play.squaredDistances(points);
  const h = steinWidth(play, squares);
  const kernel = mul(play.pairing.all, exp(neg(div(squares, h)))) as Tensor2D;
  const apart = mul(div(2, h), sub(mul(points, sum(kernel, 1, true)), matMul(kernel, points)));
  return add(matMul(kernel, play.target(points)), apart) as Tensor2D;
}

/**
 * The sampler moves its samples along φ, which is held fixed meanwhile: the gradient is −E[φ(x) · ∂x/∂θ], that of ½‖x − (x + φ)‖² with
 * a fixed goal. Weighted by σ², as KL-IS, whose pull this is, seen through a kernel; half the square of φ is reported.
 */
function generator(play: SamplerPlay): Scalar {
  const { mean, mul, neg, square, sum } = play.ops;
  const { points, sigma } = play.noisy();
  const phi = play.constant(direction(play, play.constant(points)));
  const weight = square(sigma);
  const value = mul(0.5, mean(mul(weight, sum(square(phi), 1, true))));
  return play.along(points, play.constant(neg(mul(weight, phi)) as Tensor2D), value as Scalar);
}

/** Amortised SVGD: a network learns where Stein variational gradient descent would move what it makes. */
export const amortisedSvgd = defineMethod({
  id: 'amortised-svgd',
  title: text('Amortised SVGD', '償却 SVGD'),
  summary: text(
    'No score network: the sampler follows the direction in which SVGD would move its samples, up the density and apart from each other.',
    'スコアネットワークはありません。SVGD が標本を動かす方向、つまり密度を登り互いに離れる方向へ、サンプラーが従います。',
  ),
  paper: { label: 'Feng et al. 2017', url: 'https://arxiv.org/abs/1707.06626' },
  formula: {
    generator: tex`\nabla_\theta=-\mathbb E\bigl[\phi(x)\cdot\partial_\theta x\bigr],\quad\phi(x)=\mathbb E_{x'}\bigl[k(x',x)\,s_q(x')+\nabla_{x'}k(x',x)\bigr]`,
  },
  ...samplerCommon,
  lossUnit: text('weighted squared direction', '重み付きの方向の二乗'),
  learns: 'nothing',
  params: { bandwidth: steinBandwidth },
  // One level, as the paper has it: on a ladder one width of the kernel does not suit all levels.
  recommends: recommendSampler({ 'sampler.noiseLow': 0.2, 'sampler.noiseHigh': 0.2 }),
  spends: { gradients: 1, hessianProducts: 0 },
  phases: samplerAlone(generator),
});
