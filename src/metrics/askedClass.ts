import { mostProbable } from '../math/classScores.ts';
import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { ofClasses } from './classes.ts';
import { defineMetric } from './contract.ts';

const unasked = text(
  'This generator is not given a class: choose a conditional method, or static targets.',
  'この生成器にはクラスを指定しません。条件付きの手法か、静的な目標クラスを選ぶと測れます。',
);

export const askedClass = defineMetric({
  id: 'asked-class',
  key: 'askedClass',
  title: text('As asked', '指定どおりの割合'),
  definition: text(
    'Share of samples whose most probable class is the one that the generator was asked for.',
    '最も有力なクラスが、生成器に指定したクラスと一致するサンプルの割合。',
  ),
  isShare: true,
  formula: tex`\frac1n\#\{i:\arg\max_k C_k(g(z_i,y_i))=y_i\}`,
  better: 'higher',
  compute: ofClasses(({ generated, count, asked }) => {
    if (!asked) return unasked;
    const found = mostProbable(generated.probabilities, count).classes;
    return found.filter((label, i) => label === asked[i]).length / found.length;
  }),
});
