import { frechetDistance, momentsOf, symmetricRoot } from '../math/frechet.ts';
import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { cloudsOf } from './clouds.ts';
import { defineMetric } from './contract.ts';
import { noComparison, perReference, whyNoClouds } from './points.ts';

const real = perReference((reference, dimension) => {
  const moments = momentsOf(reference, dimension);
  return { moments, root: symmetricRoot(moments.covariance, dimension) };
});

/**
 * As FID (Heusel et al., arXiv:1706.08500), the judge's last hidden layer in place of Inception's: its size and scale are its
 * own, so numbers of different judges do not compare.
 */
export const frechet = defineMetric({
  id: 'frechet',
  key: 'frechet',
  title: text('Fréchet distance of features', '特徴の Fréchet 距離'),
  symbol: 'FD',
  definition: text(
    'Distance of two Gaussians that fit the judge’s features of 1,000 generated and of 1,000 held-out images; even other real images are a little apart.',
    '生成画像 1,000 枚と評価用の実画像 1,000 枚について、判定器の特徴に当てはめた 2 つのガウス分布の距離。別の実画像どうしでも 0 にはなりません。',
  ),
  formula: tex`\lVert\mu_r-\mu_g\rVert^2+\operatorname{tr}\bigl(\Sigma_r+\Sigma_g-2(\Sigma_r\Sigma_g)^{1/2}\bigr)`,
  better: 'lower',
  band: true,
  on: 'image',
  compute(input) {
    const clouds = cloudsOf(input);
    if (!clouds) return whyNoClouds(input);
    const { dimension, generated } = clouds;
    if (Math.min(generated.length, clouds.real.length) < 2 * dimension) return noComparison;
    const { moments, root } = real(clouds.real, dimension);
    return frechetDistance(moments, momentsOf(generated, dimension), root);
  },
});
