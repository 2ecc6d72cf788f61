import { mostProbable } from '../math/classScores.ts';
import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { ofClasses } from './classes.ts';
import { defineMetric } from './contract.ts';

/** From here on a sample counts as recognised. */
const CERTAIN = 0.7;

export const recognisable = defineMetric({
  id: 'recognisable',
  key: 'recognisable',
  title: text('Recognisable', '見分けられる割合'),
  definition: text(
    'Share of samples whose most probable class is more than 70 % certain. A classifier has to choose and knows no “none of these”: it can be sure of noise, so look at the distance to the data as well.',
    '最も有力なクラスの確率が 70 % を超えるサンプルの割合。分類器は「どれでもない」を知らず必ずクラスを選ぶため、ノイズにも確信をもつことがあります。データまでの距離もあわせてご覧ください。',
  ),
  isShare: true,
  formula: tex`\frac1n\#\{i:\max_k C_k(x_i)>0.7\}`,
  better: 'higher',
  band: true,
  compute: ofClasses(({ generated, count }) => {
    const { confidence } = mostProbable(generated.probabilities, count);
    return confidence.filter((value) => value > CERTAIN).length / confidence.length;
  }),
});
