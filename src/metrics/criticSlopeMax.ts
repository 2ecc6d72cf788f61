import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { PER_LENGTH } from '../schema/units.ts';
import { defineMetric } from './contract.ts';
import { ofSlopes } from './criticOutputs.ts';

export const criticSlopeMax = defineMetric({
  id: 'critic-slope-max',
  key: 'criticSlopeMax',
  title: text('Critic slope, maximum', '識別器の傾き（最大）'),
  unit: PER_LENGTH,
  definition: text(
    'Greatest length of the critic’s gradient at generated points.',
    '生成データの位置での識別器の勾配の長さの最大値。',
  ),
  formula: tex`\max_i\lVert\nabla f(g(z_i))\rVert`,
  compute: (input) => ofSlopes(input, (slopes) => slopes.reduce((most, slope) => Math.max(most, slope), 0)),
});
