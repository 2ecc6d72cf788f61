import { text } from '../schema/text.ts';
import { binarisationParam, cropped, digitBits } from './bits/digitBits.ts';
import { BIT_DEFAULTS } from './bits/recommends.ts';
import { examplesParam } from './images/imageLaw.ts';
import { setOf } from './images/setOf.ts';
import { defineLaw } from './law.ts';
import { imageSpace } from './space.ts';

const SIDE = 10;
/** Half of the 8,000 digits of the training split are learnt, the others judge likelihood. */
const PART = 4_000;

/** The middle of every digit as bits: the data set CMNIST (arXiv:1212.1524). */
export const mnistCrops = defineLaw({
  id: 'mnist-crops',
  title: text('Crops of digits', '数字の中央部'),
  summary: text(
    'The middle 10 × 10 pixels of MNIST digits, grey values taken as probabilities: strokes without a rule that could be written down.',
    'MNIST 手書き数字の中央 10×10 画素。濃さを確率と見なします。書き下せる規則のない、筆跡の断片です。',
  ),
  hasModes: false,
  bits: true,
  picture: [
    '0000011110',
    '0000011100',
    '0000111000',
    '0000111000',
    '0001110000',
    '0001110000',
    '0011100000',
    '0011100000',
    '0111000000',
    '0111000000',
  ],
  space: imageSpace(SIDE, SIDE, 1),
  imageSet: () => 'mnist',
  recommends: { ...BIT_DEFAULTS, 'tower.batch': 50 },
  params: { grey: binarisationParam('stochastic'), examples: examplesParam(PART) },
  create: ({ grey, examples }, resources) =>
    digitBits(cropped(setOf(resources, 'mnist'), SIDE), { how: grey, validation: PART, examples }),
});
