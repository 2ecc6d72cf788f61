import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core';
import { number } from '../../schema/param.ts';
import { tex } from '../../schema/tex.ts';
import { text } from '../../schema/text.ts';
import { LENGTH } from '../../schema/units.ts';
import { defineMethod, type SamplerPlay } from './contract.ts';
import { recommendSampler, samplerAlone, samplerCommon } from './shared.ts';

/** Coordinates of a point. */
const DIMENSION = 2;

/**
 * Stein kernel u(xᵢ, xⱼ) [batch, batch] of the target for the inverse multiquadric k = (c² + r²)^(−1/2), r = ‖xᵢ − xⱼ‖ (Gorham & Mackey
 * 2017): s(xᵢ)·s(xⱼ) k + k³ [(xᵢ − xⱼ)·(s(xᵢ) − s(xⱼ)) + d − 3 r² k²]. Its mean over independent points is KSD², and 0 for the target.
 */
function steinKernel(play: SamplerPlay, points: Tensor2D): Tensor2D {
  const { add, div, matMul, mul, sqrt, square, sub, sum, transpose } = play.ops;
  const scores = play.target(points);
  const squares = play.squaredDistances(points);
  const kernel = div(1, sqrt(add(square(play.setting('method.scale')), squares))) as Tensor2D;
  const own = sum(mul(points, scores), 1, true);
  const crossed = add(matMul(points, scores, false, true), matMul(scores, points, false, true));
  const along = sub(add(own, transpose(own)), crossed);
  const second = square(kernel);
  const inner = sub(add(along, DIMENSION), mul(3, mul(squares, second)));
  return mul(kernel, add(matMul(scores, scores, false, true), mul(second, inner))) as Tensor2D;
}

/**
 * KSD² as a U-statistic of the batch, which is unbiased: rows of one level and of different latents only, since the two of a pair are
 * not independent. Weighted by σ², so that levels of a ladder are about equally loud. Its slope in one row is through both places of
 * the pair, and through the score there, hence through the target's Hessian.
 */
function generator(play: SamplerPlay): Scalar {
  const { mean, mul, square, sum } = play.ops;
  const { points, sigma } = play.noisy();
  const { independent } = play.pairing;
  const rows = (at: Tensor2D): Tensor2D =>
    mul(square(sigma), sum(mul(independent, steinKernel(play, at)), 1, true)) as Tensor2D;
  const still = play.constant(points);
  return play.along(points, play.slope(rows, still), mean(rows(still)) as Scalar);
}

/** A Stein neural sampler by the kernelised discrepancy: its samples descend their own KSD, with nothing else to learn. */
export const ksdNs = defineMethod({
  id: 'ksd-ns',
  title: text('KSD-trained sampler (KSD-NS)', 'KSD で学ぶサンプラー（KSD-NS）'),
  summary: text(
    'No score network: the sampler lowers the kernelised Stein discrepancy of its own batch. What that discrepancy cannot see, it cannot learn.',
    'スコアネットワークはありません。自分のバッチのカーネル化 Stein 不一致を直接下げます。不一致が見落とすものは学べません。',
  ),
  paper: { label: 'Hu et al. 2018', url: 'https://arxiv.org/abs/1810.03545' },
  formula: {
    generator: tex`\mathrm{KSD}^2=\mathbb E_{x,x'}\bigl[(\nabla_x+s_q(x))\cdot(\nabla_{x'}+s_q(x'))\,k(x,x')\bigr]`,
  },
  ...samplerCommon,
  lossUnit: text('weighted squared discrepancy', '重み付き不一致の二乗'),
  learns: 'nothing',
  params: {
    scale: number({
      label: text('Kernel scale', 'カーネルの尺度'),
      symbol: 'c',
      unit: LENGTH,
      help: text(
        'Length at which the kernel 1/√(c² + r²) begins to fall with the distance r.',
        'カーネル 1/√(c² + r²) が距離 r とともに下がり始める長さ。',
      ),
      min: 0.1,
      max: 10,
      default: 1,
      scale: 'log',
      live: true,
    }),
  },
  recommends: recommendSampler(),
  spends: { gradients: 1, hessianProducts: 1 },
  phases: samplerAlone(generator),
});
