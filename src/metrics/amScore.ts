import { amScore } from '../math/classScores.ts';
import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { ofClasses } from './classes.ts';
import { defineMetric } from './contract.ts';

export const amScoreMetric = defineMetric({
  id: 'am-score',
  key: 'amScore',
  title: text('AM Score', 'AM スコア'),
  unit: text('nats', 'nat'),
  definition: text(
    'Divergence of the classes from those of the data plus mean entropy: low where every sample is clearly of one class and every class has its share.',
    'クラス構成のデータとの差異と平均エントロピーの和。どのサンプルも明らかに 1 つのクラスに属し、割合も揃うほど小さくなります。',
  ),
  formula: tex`\mathrm{KL}(\bar C_{\mathrm{data}}\,\|\,\bar C_G)+\mathbb{E}\,H(C(x))`,
  better: 'lower',
  band: true,
  compute: ofClasses(({ generated, real, count }) => {
    const { divergence, entropy } = amScore(generated.probabilities, real.probabilities, count);
    return divergence + entropy;
  }),
});
