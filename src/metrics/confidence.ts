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
  definition: text(
    'Mean probability of a sample’s most probable class. It says nothing of whether a sample is like the data: far from all of them a classifier, and the exact posterior of a mixture too, is sure of some class.',
    'サンプルの最も有力なクラスの確率の平均。データらしいかどうかは問いません。どのデータからも遠い場所でも、分類器は（混合分布の正確な事後確率も）どれかのクラスに確信をもちます。',
  ),
  formula: tex`\frac1n\sum_i\max_k C_k(x_i)`,
  band: true,
  compute: ofClasses(({ generated, count }) => mean(mostProbable(generated.probabilities, count).confidence)),
});
