import { meanEntropy } from '../math/classScores.ts';
import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { ofClasses } from './classes.ts';
import { defineMetric } from './contract.ts';

export const amScoreEntropy = defineMetric({
  id: 'am-score-entropy',
  key: 'amScoreEntropy',
  title: text('AM Score: entropy', 'AM スコア：エントロピー'),
  unit: text('nats', 'nat'),
  definition: text(
    'Second term of the AM Score, and what the Inception Score divides by: mean entropy of the prediction on a sample.',
    'AM スコアの第 2 項。1 サンプルごとの予測のエントロピーの平均で、Inception Score の一部でもあります。',
  ),
  formula: tex`\mathbb{E}\,H(C(x))`,
  better: 'lower',
  band: true,
  compute: ofClasses(({ generated, count }) => meanEntropy(generated.probabilities, count)),
});
