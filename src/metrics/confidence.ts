import { mostProbable } from '../math/classScores.ts';
import { mean } from '../math/stats.ts';
import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { ofClasses } from './classes.ts';
import { defineMetric } from './contract.ts';

export const confidence = defineMetric({
  id: 'confidence',
  key: 'confidence',
  title: text('Confidence', '確信度'),
  definition: text('Mean probability of a sample’s most probable class.', 'サンプルの最も有力なクラスの確率の平均。'),
  formula: tex`\frac1n\sum_i\max_k C_k(x_i)`,
  band: true,
  compute: ofClasses(({ generated, count }) => mean(mostProbable(generated.probabilities, count).confidence)),
});
