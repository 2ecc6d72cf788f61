import { clippedKl } from '../math/classScores.ts';
import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { classHistogram, ofClasses } from './classes.ts';
import { defineMetric } from './contract.ts';

export const classKl = defineMetric({
  id: 'class-kl',
  key: 'classKl',
  title: text('Class KL', 'クラスの KL'),
  unit: text('nats', 'nat'),
  definition: text(
    'Divergence of the data’s class shares from those of the samples by their most probable class; a missing class counts as 1e-8.',
    'データのクラスの割合と、最も有力なクラスで数えたサンプルの割合との差異。欠けたクラスは 1e-8 として数えます。',
  ),
  formula: tex`\mathrm{KL}(p\,\|\,q)=\sum_k p_k\ln\frac{p_k}{\max(q_k,10^{-8})}`,
  better: 'lower',
  band: true,
  compute: ofClasses((classes) => {
    const shares = classHistogram(classes);
    return clippedKl(
      shares.map(({ target }) => target),
      shares.map(({ share }) => share),
    );
  }),
});
