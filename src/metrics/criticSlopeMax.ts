import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { PER_LENGTH } from '../schema/units.ts';
import { defineMetric } from './contract.ts';
import { CRITIC_SAMPLES, ofSlopes } from './criticOutputs.ts';

export const criticSlopeMax = defineMetric({
  id: 'critic-slope-max',
  key: 'criticSlopeMax',
  lab: 'gan',
  title: text('Critic slope, maximum', '識別器の傾き（最大）'),
  unit: PER_LENGTH,
  definition: text(
    `Greatest length of the critic’s gradient at up to ${CRITIC_SAMPLES} generated points; of fewer points it is smaller.`,
    `生成データのうち最大 ${CRITIC_SAMPLES} 点での識別器の勾配の長さの最大値。点が少ないほど小さくなります。`,
  ),
  formula: tex`\max_i\lVert\nabla f(g(z_i))\rVert`,
  compute: (input) => ofSlopes(input, (slopes) => slopes.reduce((most, slope) => Math.max(most, slope), 0)),
});
