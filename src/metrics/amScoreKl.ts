import { amScore } from '../math/classScores.ts';
import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { ofClasses } from './classes.ts';
import { defineMetric } from './contract.ts';

export const amScoreKl = defineMetric({
  id: 'am-score-kl',
  key: 'amScoreKl',
  title: text('AM Score: classes', 'AM スコア：クラス構成'),
  unit: text('nats', 'nat'),
  definition: text(
    'First term of the AM Score: divergence of the mean prediction on data from that on samples.',
    'AM スコアの第 1 項。実データでの平均予測とサンプルでの平均予測との差異。',
  ),
  formula: tex`\mathrm{KL}(\bar C_{\mathrm{data}}\,\|\,\bar C_G)`,
  better: 'lower',
  band: true,
  compute: ofClasses(
    ({ generated, real, count }) => amScore(generated.probabilities, real.probabilities, count).divergence,
  ),
});
