import { text } from '../schema/text.ts';
import { classWeightsParam, examplesParam, imageLaw } from './images/imageLaw.ts';
import { IMAGE_DEFAULTS } from './images/recommends.ts';
import { selectImages } from './images/selection.ts';
import { setOf } from './images/setOf.ts';
import { defineLaw } from './law.ts';
import { imageSpace } from './space.ts';

/** Training images of the fixed split. */
const EXAMPLES = 8_000;

/** Handwritten digits (LeCun, Cortes and Burges), 10,000 of them, a fifth held out. */
export const mnist = defineLaw({
  id: 'mnist',
  title: text('MNIST digits', 'MNIST 手書き数字'),
  summary: text(
    'Ten thousand handwritten digits of 28 × 28 pixels: here a mode has a name, its class.',
    '28×28 画素の手書き数字 1 万枚。ここでは各モードに名前（数字のクラス）が付いています。',
  ),
  hasModes: false,
  space: imageSpace(28, 28, 1),
  labelled: true,
  imageSet: () => 'mnist',
  recommends: IMAGE_DEFAULTS,
  params: { weights: classWeightsParam(), examples: examplesParam(EXAMPLES) },
  create: ({ weights, examples }, resources) =>
    imageLaw(selectImages(setOf(resources, 'mnist'), { weights, limit: examples })),
});
