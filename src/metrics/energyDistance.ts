import { meanDistanceBetween, meanDistanceWithin } from '../math/energy.ts';
import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { LENGTH } from '../schema/units.ts';
import { defineMetric } from './contract.ts';
import { leading, noComparison, perReference } from './points.ts';

const withinReference = perReference((reference) => meanDistanceWithin(reference));

/** Székely & Rizzo, "Energy statistics" (J. Statist. Plann. Inference 143, 2013), as a U-statistic. */
export const energyDistance = defineMetric({
  id: 'energy-distance',
  key: 'energyDistance',
  title: text('Energy distance', 'エネルギー距離'),
  symbol: 'ED',
  unit: LENGTH,
  definition: text(
    'Twice the mean distance between a generated point and a data point, less the mean distances within either cloud, unbiased: around 0 for a perfect sampler, also below it. It sees missing modes and wrong shares, and has nothing to tune.',
    '生成データと実データの平均距離の 2 倍から、それぞれの点どうしの平均距離を引いた値（不偏推定）。理想的な生成器では 0 の前後となり、負にもなります。モードの欠落や割合の違いも捉え、調整するパラメータはありません。',
  ),
  formula: tex`2\,\mathbb E\lVert g(z)-x\rVert-\mathbb E\lVert g(z)-g(z')\rVert-\mathbb E\lVert x-x'\rVert`,
  better: 'lower',
  band: true,
  on: 'plane',
  costly: true,
  compute: ({ samples, reference }) => {
    const points = leading(samples, samples.length >> 1);
    if (!points || Math.min(points.length, reference.length) < 4) return noComparison;
    return 2 * meanDistanceBetween(points, reference) - meanDistanceWithin(points) - withinReference(reference);
  },
});
