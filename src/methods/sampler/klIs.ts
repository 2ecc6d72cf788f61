import type { Scalar } from '@tensorflow/tfjs-core';
import { tex } from '../../schema/tex.ts';
import { text } from '../../schema/text.ts';
import { defineMethod, type SamplerPlay } from './contract.ts';
import { recommendSampler, samplerCommon, scoreFormula, scoreThenSampler } from './shared.ts';

/**
 * The gradient of the reverse Kullback–Leibler divergence is E[(s(x) − s_q(x)) · ∂x/∂θ], s being the sampler's own score;
 * weighted by σ², so that levels of a ladder are about equally loud. Its value is reported as half the squared difference.
 */
function generator(play: SamplerPlay): Scalar {
  const { mean, mul, square, sub, sum } = play.ops;
  const { points, sigma } = play.noisy();
  const still = play.constant(points);
  const difference = sub(play.learnt(still), play.target(still));
  const weight = square(sigma);
  const value = mul(0.5, mean(mul(weight, sum(square(difference), 1, true))));
  return play.along(points, play.constant(mul(weight, difference)), value as Scalar);
}

/** KL training of implicit samplers: the sampler moves its points from where its own score points to where the target's does. */
export const klIs = defineMethod({
  id: 'kl-is',
  title: text('KL implicit sampler (KL-IS)', 'KL 陰的サンプラー（KL-IS）'),
  summary: text(
    'As Denoising Fisher Training, but the sampler descends the reverse KL divergence: needs the target’s score, not its second derivatives.',
    'DFT と同じ構成で、逆 KL ダイバージェンスを下げます。必要なのは目標のスコアだけで、二階微分は使いません。',
  ),
  paper: { label: 'Luo et al. 2023', url: 'https://arxiv.org/abs/2306.04952' },
  formula: {
    score: scoreFormula,
    generator: tex`\nabla_\theta=\mathbb E\bigl[(S_\phi(x)-s_q(x))\cdot\partial_\theta x\bigr]`,
  },
  ...samplerCommon,
  learns: 'score',
  params: {},
  recommends: recommendSampler(),
  spends: { gradients: 1, hessianProducts: 0 },
  phases: scoreThenSampler(generator),
});
