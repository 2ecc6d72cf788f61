import { text } from '../schema/text.ts';
import { bitExamplesParam, bitLaw } from './bits/bitLaw.ts';
import { BIT_DEFAULTS } from './bits/recommends.ts';
import { isShifted, SHIFTER_WIDTH, shifterImages } from './bits/shifterImages.ts';
import { defineLaw } from './law.ts';
import { imageSpace } from './space.ts';

const title = text('Shifter', 'ずらし');

/** A fifth of the 762 images is kept to judge by. */
const HELD = 152;
const MOST = 762 - HELD;

/** Random pixels, and the same ones moved (Hinton & Sejnowski, Learning and Relearning in Boltzmann Machines, 1986). */
export const shifter = defineLaw({
  id: 'shifter',
  title,
  summary: text(
    'Eight random pixels above, the same ones below, moved by one place to the left, to the right or not at all: no two pixels by themselves say which.',
    '上段に 8 個のランダムな画素、下段に同じ画素を左か右へ 1 つずらしたもの、またはずらさないもの。どのずれかは、2 つの画素だけでは分かりません。',
  ),
  hasModes: false,
  bits: true,
  picture: ['01101001', '11010010'],
  space: imageSpace(2, SHIFTER_WIDTH, 1),
  recommends: BIT_DEFAULTS,
  params: { examples: bitExamplesParam(MOST, MOST) },
  create: ({ examples }) =>
    bitLaw({
      id: 'shifter',
      title,
      space: imageSpace(2, SHIFTER_WIDTH, 1),
      all: shifterImages(),
      validation: HELD,
      examples,
      count: 762,
      isLegal: isShifted,
    }),
});
