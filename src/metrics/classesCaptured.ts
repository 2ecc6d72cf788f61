import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { classHistogram, ofClasses } from './classes.ts';
import { defineMetric } from './contract.ts';

export const classesCaptured = defineMetric({
  id: 'classes-captured',
  key: 'classesCaptured',
  title: text('Classes captured', '捕捉クラス数'),
  definition: text(
    'Classes that at least a quarter of their fair share of samples are recognised as.',
    '本来の割合の 1/4 以上のサンプルがそのクラスと認識されたクラスの数。',
  ),
  formula: tex`\#\{k:q_k\ge p_k/4,\ p_k>0\}`,
  better: 'higher',
  band: true,
  compute: ofClasses(
    (classes) => classHistogram(classes).filter(({ captured, target }) => captured && target > 0).length,
  ),
});
