import { mean } from '../math/stats.ts';
import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { defineMetric } from './contract.ts';
import { noJudge, tooFewOfAClass } from './points.ts';
import { commonClasses, meanOverPairs } from './withinClass.ts';

/** Pairs of one class and side. */
const PAIRS = 2_000;

export const featureDiversity = defineMetric({
  id: 'feature-diversity',
  key: 'featureDiversity',
  title: text('Diversity within classes (features)', 'クラス内の多様性（特徴）'),
  definition: text(
    'Mean distance of the judge’s features of two generated images of one class, divided by that of held-out images: 1 as diverse as the data, 0 one image per class. Mean over the classes with ten images or more.',
    '同じクラスの生成画像 2 枚の、判定器の特徴の平均距離を、評価用の実画像での値で割った比。1 なら実データと同じ多様さ、0 ならクラスごとに 1 枚だけ。10 枚以上あるクラスの平均です。',
  ),
  formula: tex`\frac1K\sum_k\frac{\mathbb E\lVert f(g_i)-f(g_j)\rVert}{\mathbb E\lVert f(x_i)-f(x_j)\rVert}`,
  band: true,
  on: 'image',
  compute({ classes, noClasses, images }) {
    const features = images?.features;
    if (!classes || !features) return noClasses ?? noJudge;
    const { size } = features;
    const distance = (values: Float32Array) => (a: number, b: number) => {
      let sum = 0;
      for (let i = 0; i < size; i++) sum += ((values[a * size + i] as number) - (values[b * size + i] as number)) ** 2;
      return Math.sqrt(sum);
    };
    const ratios = commonClasses(classes).map(
      ({ generated, real }) =>
        meanOverPairs(generated, PAIRS, distance(features.generated)) /
        meanOverPairs(real, PAIRS, distance(features.real)),
    );
    return ratios.length === 0 ? tooFewOfAClass : mean(ratios);
  },
});
