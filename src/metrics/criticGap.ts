import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { defineMetric } from './contract.ts';
import { criticUnits, gapOf, ofCritic } from './criticOutputs.ts';

export const criticGap = defineMetric({
  id: 'critic-gap',
  key: 'criticGap',
  lab: 'gan',
  title: text('Critic gap Ŵ', '識別器の出力差 Ŵ'),
  symbol: 'Ŵ',
  unit: criticUnits,
  definition: text(
    'Mean critic output at data minus that at generated points: what the critic believes, an estimate of W₁ only as far as its slope is 1; it can be negative.',
    '識別器の出力の平均の差（実データ − 生成データ）。識別器の見立てであり、傾きが 1 である限りにおいて W₁ の推定値となります。負にもなります。',
  ),
  formula: tex`\hat W=\frac1n\sum_i f(x_i)-\frac1n\sum_i f(g(z_i))`,
  compute: (input) => ofCritic(input, gapOf),
});
