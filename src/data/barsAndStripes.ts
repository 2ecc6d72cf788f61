import { text } from '../schema/text.ts';
import { BARS_SIDE, barsImages, isBarsOrStripes } from './bits/barsImages.ts';
import { bitLaw } from './bits/bitLaw.ts';
import { BIT_DEFAULTS } from './bits/recommends.ts';
import { defineLaw } from './law.ts';
import { imageSpace } from './space.ts';

const title = text('Bars and stripes', '縦縞と横縞');

/** Whole rows or whole columns (MacKay, Information Theory, Inference, and Learning Algorithms, § 43.2), all of which are learnt. */
export const barsAndStripes = defineLaw({
  id: 'bars-and-stripes',
  title,
  summary: text(
    'All 30 images of 4 × 4 pixels with whole rows or whole columns on: which of the two it is cannot be said by pixels one by one.',
    '行全体または列全体が点灯する 4×4 画素の画像 30 枚すべて。縦か横かは、画素を 1 つずつ見ても分かりません。',
  ),
  hasModes: false,
  bits: true,
  picture: ['1011', '1011', '1011', '1011'],
  space: imageSpace(BARS_SIDE, BARS_SIDE, 1),
  recommends: BIT_DEFAULTS,
  params: {},
  create() {
    const all = barsImages();
    return bitLaw({
      id: 'bars-and-stripes',
      title,
      space: imageSpace(BARS_SIDE, BARS_SIDE, 1),
      all,
      validation: 0,
      examples: all.length / BARS_SIDE ** 2,
      count: all.length / BARS_SIDE ** 2,
      isLegal: isBarsOrStripes,
    });
  },
});
