import { EXACT_POINTS, transport } from '../math/transport.ts';
import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { LENGTH } from '../schema/units.ts';
import { defineMetric } from './contract.ts';
import { leading, noComparison } from './points.ts';

export const w1 = defineMetric({
  id: 'w1',
  key: 'w1',
  title: text('Wasserstein distance W₁', 'Wasserstein 距離 W₁'),
  symbol: 'W₁',
  unit: LENGTH,
  definition: text(
    'How far 500 generated points must move on average to become 500 data points, by exact optimal transport; two samples of the data are themselves a little apart.',
    '生成データ 500 点を実データ 500 点に重ねるのに必要な平均移動距離（最適輸送の厳密解）。実データの標本どうしでも 0 にはなりません。',
  ),
  formula: tex`W_1=\min_{\pi}\frac1n\sum_i\lVert g(z_i)-x_{\pi(i)}\rVert`,
  better: 'lower',
  band: true,
  on: 'plane',
  costly: true,
  compute: ({ samples, reference }) => {
    const count = Math.min(EXACT_POINTS, samples.length >> 1, reference.length >> 1);
    const from = leading(samples, count);
    const to = leading(reference, count);
    return from && to && count > 0 ? transport(from, to).distance : noComparison;
  },
});
