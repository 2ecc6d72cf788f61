import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { defineMetric } from './contract.ts';
import { noModes, STRICT_FRACTION } from './coverage.ts';
import { countNear } from './nearby.ts';

export const nearModes = defineMetric({
  id: 'near-modes',
  key: 'nearModes',
  title: text('Modes with samples near', '近傍にサンプルがあるモード数'),
  definition: text(
    'Modes that hold, within 0.1 units (0.1 std of a table of your own) of their centre, at least a quarter of their fair share of all samples.',
    '中心から 0.1 単位（自分の表データでは標準偏差の 0.1 倍）以内に、全サンプルに対する本来の割合の 1/4 以上を得ているモードの数。',
  ),
  formula: tex`\#\{k:n_k\ge\tfrac14 p_k n,\ n_k>0\}`,
  better: 'higher',
  band: true,
  on: 'plane',
  compute: ({ samples, modes, coverage }) => {
    if (!coverage) return noModes;
    const counts = countNear(samples, modes);
    const fair = samples.length >> 1;
    return coverage.shares.filter(({ target }, index) => {
      const count = counts[index] as number;
      return count > 0 && count >= STRICT_FRACTION * target * fair;
    }).length;
  },
});
