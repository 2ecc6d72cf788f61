import { text } from '../schema/text.ts';
import { bitExamplesParam, bitLaw } from './bits/bitLaw.ts';
import { BIT_DEFAULTS } from './bits/recommends.ts';
import { isTea, TEA_SIDE, teaImages } from './bits/teaImages.ts';
import { defineLaw } from './law.ts';
import { imageSpace } from './space.ts';

const title = text('Tea time', 'お茶');

/** A third of the 243 images is kept to judge by, and as many are learnt unless more are asked for (arXiv:1212.1524). */
const THIRD = 81;

/** A pot and five cups among which the tea is shared out: a rule that holds for images nobody has seen. */
export const tea = defineLaw({
  id: 'tea',
  title,
  summary: text(
    'A pot and five cups of 10 × 10 pixels: what the cups hold, the pot lacks. 243 images follow the rule, and a third of them is learnt.',
    '10×10 画素のポットと 5 つのカップ。カップに注いだ分だけポットのお茶が減ります。規則に従う画像は 243 枚で、その 3 分の 1 から学びます。',
  ),
  hasModes: false,
  bits: true,
  picture: [
    '0000011111',
    '0000011111',
    '0000000000',
    '0000011111',
    '0000000000',
    '0000000000',
    '1111111111',
    '1111111111',
    '1111100000',
    '1111111111',
  ],
  space: imageSpace(TEA_SIDE, TEA_SIDE, 1),
  recommends: BIT_DEFAULTS,
  params: { examples: bitExamplesParam(2 * THIRD, THIRD) },
  create: ({ examples }) =>
    bitLaw({
      id: 'tea',
      title,
      space: imageSpace(TEA_SIDE, TEA_SIDE, 1),
      all: teaImages(),
      validation: THIRD,
      examples,
      count: 243,
      isLegal: isTea,
    }),
});
