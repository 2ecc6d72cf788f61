import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { defineMetric } from './contract.ts';
import { reported } from './report.ts';

export const scoreLoss = defineMetric({
  id: 'score-loss',
  key: 'scoreLoss',
  lab: 'sampler',
  title: text('Score loss', 'スコアの損失'),
  definition: text(
    'What the score network minimised in its last step: the mean squared distance of its answer, in units of the noise, from the noise that was added. 2 is what a network pays that says nothing; even a perfect one pays something.',
    'スコアネットワークが直近のステップで最小化した値。加えたノイズと答えとの差の二乗平均で、ノイズの大きさを単位とします。何も答えないネットワークなら 2 になり、理想的なものでも 0 にはなりません。',
  ),
  formula: tex`L_S`,
  compute: (input) => reported(input, 'scoreLoss'),
});
