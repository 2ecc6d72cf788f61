import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { defineMetric } from './contract.ts';
import { nearestRatio } from './nearestImages.ts';
import { noComparison, whyNoClouds } from './points.ts';

/** Generated images: every one is compared with all training images. */
const IMAGES = 128;

export const nearestFeatures = defineMetric({
  id: 'nearest-features',
  key: 'nearestFeatures',
  title: text('Nearest training image (features)', '最も近い学習画像（特徴）'),
  definition: text(
    `As by pixels, for ${IMAGES} images by the judge’s features: a copy that is moved by a pixel is found, too.`,
    `画素の場合と同じ比を、${IMAGES} 枚について判定器の特徴の距離で測ったもの。1 画素ずらした丸写しも見つかります。`,
  ),
  formula: tex`\frac{\operatorname{med}_i\min_j\lVert f(g_i)-f(x_j)\rVert}{\operatorname{med}_i\min_j\lVert f(x'_i)-f(x_j)\rVert}`,
  band: true,
  on: 'image',
  costly: true,
  compute(input) {
    const { images } = input;
    if (!images?.features) return whyNoClouds(input);
    const { size, generated, real } = images.features;
    if (!images.trainingFeatures || generated.length === 0) return noComparison;
    return nearestRatio(
      { samples: generated, fresh: images.fresh?.features ?? real, training: images.trainingFeatures },
      size,
      IMAGES,
    );
  },
});
