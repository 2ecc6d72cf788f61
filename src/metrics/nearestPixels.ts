import { tex } from '../schema/tex.ts';
import { text } from '../schema/text.ts';
import { defineMetric } from './contract.ts';
import { nearestRatio } from './nearestImages.ts';
import { noComparison } from './points.ts';

/** Generated images: every one is compared with all training images. */
const IMAGES = 128;

const nothingNew = text(
  'All images are learnt, so there is no new one whose distance could be compared.',
  'すべての画像を学習に使うため、比べるための新しい画像がありません。',
);

/** The check for memorisation that DCGAN's authors left to the eye (arXiv:1511.06434, §3). */
export const nearestPixels = defineMetric({
  id: 'nearest-pixels',
  key: 'nearestPixels',
  title: text('Nearest training image (pixels)', '最も近い学習画像（画素）'),
  definition: text(
    `Median distance of ${IMAGES} generated images to the nearest training image by pixels, divided by that of all held-out images in the reference: about 1 for new images, near 0 for copies; blurred images are nearer, too.`,
    `生成画像 ${IMAGES} 枚から最も近い学習画像までの画素の距離（中央値）を、評価用の実画像すべてでの値で割った比。新しい画像なら約 1、丸写しなら 0 に近く、ぼやけた画像でも小さくなります。`,
  ),
  formula: tex`\frac{\operatorname{med}_i\min_j\lVert g_i-x_j\rVert}{\operatorname{med}_i\min_j\lVert x'_i-x_j\rVert}`,
  band: true,
  on: 'image',
  costly: true,
  compute({ samples, reference, images }) {
    const fresh = images?.fresh?.samples ?? reference;
    if (!images || images.training.length === 0 || samples.length === 0 || !samples.every(Number.isFinite))
      return noComparison;
    const ratio = nearestRatio({ samples, fresh, training: images.training }, images.space.size, IMAGES);
    // Held-out images that are learnt as well are no distance away.
    return Number.isFinite(ratio) ? ratio : nothingNew;
  },
});
