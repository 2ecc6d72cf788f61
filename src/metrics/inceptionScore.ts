import { inceptionScore } from '../math/classScores.ts';
import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { ofClasses } from './classes.ts';
import { defineMetric } from './contract.ts';

export const inceptionScoreMetric = defineMetric({
  id: 'inception-score',
  key: 'inceptionScore',
  title: text('Inception Score of the judge', '判定器による Inception Score'),
  definition: text(
    'From 1 to the number of classes: high where samples are clearly of one class each and the classes are even. It counts classes, not what is within them.',
    '1 からクラス数までの値。各サンプルのクラスが明らかで、クラスが均等なほど大きくなります。クラスの中の多様性は見ません。',
  ),
  formula: tex`\exp\bigl(H(\bar C_G)-\mathbb{E}\,H(C(x))\bigr)`,
  better: 'higher',
  band: true,
  compute: ofClasses(({ generated, count }) => inceptionScore(generated.probabilities, count)),
});
