import { key } from '../math/rng.ts';
import { slicedWasserstein as distance } from '../math/slicedWasserstein.ts';
import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { LENGTH } from '../schema/units.ts';
import { defineMetric } from './contract.ts';

const PROJECTIONS = 32;
/** The same directions in every evaluation, so that the curve shows the run and not the dice. */
const DIRECTIONS = key(1, 'sliced wasserstein directions');

export const slicedWasserstein = defineMetric({
  id: 'sliced-wasserstein',
  key: 'slicedWasserstein',
  title: text('Sliced Wasserstein distance', 'スライス Wasserstein 距離'),
  symbol: 'SW₁',
  unit: LENGTH,
  definition: text(
    'How far generated points must move on average, seen from 32 directions, to become the data.',
    '生成データを実データに一致させるのに必要な平均移動距離（32 方向への射影で測定）。',
  ),
  formula: tex`\frac1{32}\sum_{\theta}\int_0^1\bigl|F_\theta^{-1}(u)-G_\theta^{-1}(u)\bigr|\,du`,
  better: 'lower',
  band: true,
  on: 'plane',
  compute: ({ samples, reference }) => distance(samples, reference, DIRECTIONS, { projections: PROJECTIONS }),
});
