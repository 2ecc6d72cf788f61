import { medianHeuristic } from '../math/bandwidthRules.ts';
import { unbiasedMmd2 } from '../math/mmd.ts';
import { pointPairs } from '../math/pointPairs.ts';
import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { cloudsOf } from './clouds.ts';
import { defineMetric } from './contract.ts';
import { leading, noComparison, perReference, whyNoClouds } from './points.ts';

/** Points of each cloud: every pair counts, so the cost grows with the square. */
const POINTS = 500;

const bandwidthFor = perReference((reference, dimension) =>
  medianHeuristic(reference.subarray(0, dimension * POINTS), dimension),
);

export const mmd2 = defineMetric({
  id: 'mmd2',
  key: 'mmd2',
  title: text('Maximum mean discrepancy MMD²', '最大平均不一致 MMD²'),
  symbol: 'MMD²',
  definition: text(
    'Squared distance of the mean embeddings under a Gaussian kernel of the median bandwidth, unbiased: around 0 for a perfect sampler, also below it. Of images in the judge’s features.',
    '中央値ヒューリスティックの帯域幅をもつガウスカーネルでの平均埋め込みの距離の 2 乗（不偏推定）。理想的な生成器では 0 の前後となり、負にもなります。画像では判定器の特徴で測ります。',
  ),
  formula: tex`\frac{\sum_{i\ne j}k(x_i,x_j)}{n(n-1)}+\frac{\sum_{i\ne j}k(y_i,y_j)}{m(m-1)}-\frac{2\sum_{i,j}k(x_i,y_j)}{nm}`,
  better: 'lower',
  band: true,
  costly: true,
  compute: (input) => {
    const clouds = cloudsOf(input);
    if (!clouds) return whyNoClouds(input);
    const { dimension } = clouds;
    const generated = leading(clouds.generated, POINTS, dimension);
    const real = leading(clouds.real, POINTS, dimension);
    if (!generated || !real || Math.min(generated.length, real.length) < 2 * dimension) return noComparison;
    return unbiasedMmd2(pointPairs(real, generated, dimension), { bandwidth: bandwidthFor(clouds.real, dimension) });
  },
});
