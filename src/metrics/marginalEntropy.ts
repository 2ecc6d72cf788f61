import { entropy, meanRow } from '../math/classScores.ts';
import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { ofClasses } from './classes.ts';
import { defineMetric } from './contract.ts';

export const marginalEntropy = defineMetric({
  id: 'marginal-entropy',
  key: 'marginalEntropy',
  title: text('Entropy of the classes', 'クラス構成のエントロピー'),
  unit: text('nats', 'nat'),
  definition: text(
    'Entropy of the mean prediction on samples, the other part of the Inception Score: ln K where the classes are even.',
    'サンプルでの平均予測のエントロピー。Inception Score のもう一方の項で、クラスが均等なら ln K。',
  ),
  formula: tex`H(\bar C_G)`,
  band: true,
  compute: ofClasses(({ generated, count }) => entropy(meanRow(generated.probabilities, count))),
});
