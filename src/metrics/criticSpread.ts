import { variance } from '../math/stats.ts';
import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { defineMetric } from './contract.ts';
import { criticUnits, ofCritic } from './criticOutputs.ts';

export const criticSpread = defineMetric({
  id: 'critic-spread',
  key: 'criticSpread',
  lab: 'gan',
  title: text('Critic spread', '識別器の出力のばらつき'),
  unit: criticUnits,
  definition: text(
    'Standard deviation of the critic’s output over data points: near 0 when the critic has gone flat.',
    '実データ上での識別器の出力の標準偏差。識別器が平坦になると 0 に近づきます。',
  ),
  formula: tex`\sqrt{\tfrac1n\sum_i\bigl(f(x_i)-\bar f\bigr)^2}`,
  compute: (input) => ofCritic(input, ({ real }) => Math.sqrt(variance(real))),
});
