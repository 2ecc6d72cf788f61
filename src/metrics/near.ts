import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { defineMetric } from './contract.ts';
import { noModes } from './coverage.ts';
import { countNear } from './nearby.ts';

export const near = defineMetric({
  id: 'near',
  key: 'near',
  title: text('Near a mode', 'モード近傍の割合'),
  definition: text(
    'Share of samples within 0.1 units (0.1 std of a table of your own) of the centre of a mode, however wide the mode is.',
    'モードの広がりによらず、いずれかのモードの中心から 0.1 単位（自分の表データでは標準偏差の 0.1 倍）以内にあるサンプルの割合。',
  ),
  formula: tex`\frac1n\bigl|\{i:\min_k\lVert g(z_i)-\mu_k\rVert<0.1\}\bigr|`,
  isShare: true,
  band: true,
  on: 'plane',
  compute: ({ samples, modes, coverage }) =>
    coverage ? countNear(samples, modes).reduce((sum, count) => sum + count, 0) / (samples.length >> 1) : noModes,
});
