import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { PER_LENGTH } from '../schema/units.ts';
import { defineMetric } from './contract.ts';
import { ofSlopes } from './criticOutputs.ts';

export const criticSlopeMean = defineMetric({
  id: 'critic-slope-mean',
  key: 'criticSlopeMean',
  lab: 'gan',
  title: text('Critic slope, mean', '識別器の傾き（平均）'),
  unit: PER_LENGTH,
  definition: text(
    'Mean length of the critic’s gradient at generated points: the pull that the generator feels.',
    '生成データの位置での識別器の勾配の長さの平均。生成器が受ける引力の強さです。',
  ),
  formula: tex`\frac1n\sum_i\lVert\nabla f(g(z_i))\rVert`,
  compute: (input) => ofSlopes(input, (slopes) => slopes.reduce((sum, slope) => sum + slope, 0) / slopes.length),
});
