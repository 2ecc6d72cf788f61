import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core';
import { toggle } from '../../schema/param.ts';
import { tex } from '../../schema/tex.ts';
import { text } from '../../schema/text.ts';
import { defineMethod, type SamplerPlay } from './contract.ts';
import { luoAndDeng, recommendSampler, samplerCommon, scoreFormula, scoreThenSampler } from './shared.ts';

/**
 * ½σ³ (‖s_q(x) + ε/σ‖² − ‖S(x) + ε/σ‖²) of each row [batch, 1]: its gradient in the weights is that of the Fisher divergence
 * between the sampler and the target (arXiv:2411.01453), because E[v(x) · (s(x) + ε/σ)] = 0 for the sampler's own score s and any
 * field v. Without the correction, ½σ³‖s_q(x) − S(x)‖² is followed through x alone, which is another gradient. The weight σ³ keeps
 * levels of a ladder about equally loud.
 */
function divergence(play: SamplerPlay, noise: Tensor2D, sigma: Tensor2D): (points: Tensor2D) => Tensor2D {
  const { add, div, mul, square, sub, sum } = play.ops;
  const weight = mul(0.5, mul(sigma, square(sigma)));
  const isWhole = play.option('method.correction') === true;
  return (points) => {
    const [target, learnt] = [play.target(points), play.learnt(points)];
    const length = (x: Tensor2D): Tensor2D => sum(square(x), 1, true);
    const pull = div(noise, sigma) as Tensor2D;
    const difference = isWhole
      ? sub(length(add(target, pull) as Tensor2D), length(add(learnt, pull) as Tensor2D))
      : length(sub(target, learnt) as Tensor2D);
    return mul(weight, difference) as Tensor2D;
  };
}

function generator(play: SamplerPlay): Scalar {
  const { points, noise, sigma } = play.noisy();
  const rows = divergence(play, noise, sigma);
  const still = play.constant(points);
  return play.along(points, play.slope(rows, still), play.ops.mean(rows(still)) as Scalar);
}

/** Denoising Fisher Training: a one-step sampler descends the Fisher divergence to the target, at one noise level or at many. */
export const dft = defineMethod({
  id: 'dft',
  title: text('Denoising Fisher Training', 'デノイジング Fisher 学習（DFT）'),
  summary: text(
    'No data: a network learns to turn noise into samples of a density in one step, by making its own score that of the target.',
    '実データを使いません。ネットワークの標本のスコアを目標のスコアに合わせ、ノイズを 1 回の計算で目標の密度の標本に変えます。',
  ),
  paper: luoAndDeng,
  formula: {
    score: scoreFormula,
    generator: tex`\mathbb E\,\lVert s_q(x)+\varepsilon/\sigma\rVert^2-\mathbb E\,\lVert S_\phi(x)+\varepsilon/\sigma\rVert^2`,
    notes: [
      {
        param: 'correction',
        applies: (value) => value === false,
        of: ['generator'],
        text: text(
          'Wrong gradient: ‖s_q(x) − S(x)‖² is followed through x alone.',
          '誤った勾配：‖s_q(x) − S(x)‖² を x だけを通して下げます。',
        ),
      },
    ],
  },
  ...samplerCommon,
  learns: 'score',
  params: {
    correction: toggle({
      label: text('Correction term', '補正項'),
      help: text(
        'Off: the wrong gradient. How the score changes when the sampler changes is left out, and training collapses or runs away.',
        'オフにすると誤った勾配になります。サンプラーの変化に伴うスコアの変化を無視するため、学習は崩壊するか発散します。',
      ),
      default: true,
    }),
  },
  recommends: recommendSampler(),
  // The slope of a squared score goes through the Hessian, with the correction and without it.
  spends: { gradients: 1, hessianProducts: 1 },
  phases: scoreThenSampler(generator),
});
