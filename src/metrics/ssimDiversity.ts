import { twoScaleSsim } from '../math/ssim.ts';
import { mean } from '../math/stats.ts';
import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { defineMetric } from './contract.ts';
import { noJudge, tooFewOfAClass } from './points.ts';
import { commonClasses, meanOverPairs } from './withinClass.ts';

/** Pairs of one class and side: each compares some thousand windows. */
const PAIRS = 24;

/** Smallest side that two scales of a window of 7 pixels fit. */
const SMALLEST = 14;

const tooSmall = text(
  'Two scales of a window of 7 pixels need images of 14 × 14.',
  '7 画素の窓を 2 段階で使うには、14×14 以上の画像が必要です。',
);

/** As Odena et al. (arXiv:1610.09585, §4.2) measure diversity, with two scales because images are small. */
export const ssimDiversity = defineMetric({
  id: 'ssim-diversity',
  key: 'ssimDiversity',
  title: text('Diversity within classes (SSIM)', 'クラス内の多様性（SSIM）'),
  definition: text(
    'Mean of 1 − SSIM (two scales, window of 7 pixels) over pairs of generated images of one class, divided by that of held-out images: 1 as diverse as the data, 0 one image per class. Mean over the classes with ten images or more.',
    '同じクラスの生成画像どうしの 1 − SSIM（2 段階・7 画素の窓）の平均を、評価用の実画像での値で割った比。1 なら実データと同じ多様さ、0 ならクラスごとに 1 枚だけ。10 枚以上あるクラスの平均です。',
  ),
  formula: tex`\frac1K\sum_k\frac{\mathbb E[1-\mathrm{SSIM}(g_i,g_j)]}{\mathbb E[1-\mathrm{SSIM}(x_i,x_j)]}`,
  band: true,
  on: 'image',
  costly: true,
  compute({ classes, noClasses, images, samples, reference }) {
    if (!classes || !images) return noClasses ?? noJudge;
    const { size, height, width, channels } = images.space;
    if (Math.min(height, width) < SMALLEST) return tooSmall;
    const difference = (values: Float32Array) => (a: number, b: number) => {
      const image = (row: number): Float32Array => values.subarray(row * size, (row + 1) * size);
      return 1 - twoScaleSsim(image(a), image(b), { height, width, channels, range: [-1, 1] });
    };
    const ratios = commonClasses(classes).map(
      ({ generated, real }) =>
        meanOverPairs(generated, PAIRS, difference(samples)) / meanOverPairs(real, PAIRS, difference(reference)),
    );
    return ratios.length === 0 ? tooFewOfAClass : mean(ratios);
  },
});
