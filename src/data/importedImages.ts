import { textValue } from '../schema/param.ts';
import { text } from '../schema/text.ts';
import { classWeightsParam, examplesParam, imageLaw } from './images/imageLaw.ts';
import { IMAGE_DEFAULTS } from './images/recommends.ts';
import { selectImages } from './images/selection.ts';
import { setOf } from './images/setOf.ts';
import { defineLaw } from './law.ts';
import { imageSpace } from './space.ts';

/** Most training images kept on an engine: 20,000 of 28 × 28 are 63 MB. */
const MOST_EXAMPLES = 20_000;

/** Images from the user's own IDX files; a fifth of them is held out. */
export const importedImages = defineLaw({
  id: 'imported-images',
  title: text('Your own images', '自分の画像'),
  summary: text(
    'MNIST, Fashion-MNIST or any 28 × 28 images in IDX files; they stay on this device.',
    'MNIST や Fashion-MNIST など 28×28 画像の IDX ファイル。画像はこの端末の外には送信されません。',
  ),
  hasModes: false,
  space: imageSpace(28, 28, 1),
  labelled: true,
  imageSet: ({ set }) => set,
  recommends: IMAGE_DEFAULTS,
  params: {
    set: textValue({
      label: text('Image set', '画像セット'),
      help: text(
        'Fingerprint of the images; the images themselves are not in the link.',
        '画像セットの識別コード（ハッシュ）。画像そのものはリンクに含まれません。',
      ),
      maxLength: 64,
    }),
    weights: classWeightsParam(),
    examples: examplesParam(MOST_EXAMPLES),
  },
  create: ({ set, weights, examples }, resources) =>
    imageLaw(selectImages(setOf(resources, set), { weights, limit: examples })),
});
