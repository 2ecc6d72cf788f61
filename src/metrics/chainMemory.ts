import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { defineMetric } from './contract.ts';
import { noTop, ofLikelihood } from './likelihood.ts';

export const chainMemory = defineMetric({
  id: 'chain-memory',
  key: 'chainMemory',
  lab: 'layers',
  on: 'image',
  title: text('Memory of Gibbs chains', 'ギブス連鎖の記憶'),
  definition: text(
    'Correlation of a bit of the code with itself one Gibbs step of the top later, of the bit that remembers longest; taken from exact draws. Near 1, chains hardly move from where they are.',
    '上の層のギブス連鎖を 1 ステップ進める前後の、符号のビットの相関。正確な標本から求め、最も長く記憶するビットの値をとります。1 に近いほど、連鎖は同じところに留まります。',
  ),
  formula: tex`\max_j\frac{\mathrm{Var}\,\mathbb E[h_j\mid z]}{\mathrm{Var}\,h_j},\quad (h,z)\sim P_J`,
  better: 'lower',
  compute: (input) => ofLikelihood(input, ({ memory }) => memory, noTop),
});
