import { text } from '../schema/text.ts';
import { binarisationParam, digitBits } from './bits/digitBits.ts';
import { examplesParam } from './images/imageLaw.ts';
import { IMAGE_DEFAULTS } from './images/recommends.ts';
import { setOf } from './images/setOf.ts';
import { defineLaw } from './law.ts';
import { imageSpace } from './space.ts';

/** Digits that likelihood is judged by, of the 8,000 of the training split. */
const VALIDATION = 1_000;
const EXAMPLES = 7_000;

/** MNIST as bits, by a threshold or drawn once (Salakhutdinov & Murray, ICML 2008). */
export const mnistBits = defineLaw({
  id: 'mnist-bits',
  title: text('MNIST in bits', 'MNIST（二値）'),
  summary: text(
    'The digits of 28 × 28 pixels in black and white: 7,000 to learn from, 1,000 to judge likelihood by, 2,000 that nothing sees.',
    '28×28 画素の手書き数字を白黒にしたもの。7,000 枚を学習に、1,000 枚を尤度の評価に使い、2,000 枚は何にも見せません。',
  ),
  hasModes: false,
  bits: true,
  space: imageSpace(28, 28, 1),
  labelled: true,
  imageSet: () => 'mnist',
  recommends: {
    ...IMAGE_DEFAULTS,
    'tower.codes': 200,
    'tower.topUnits': 100,
    'tower.inferenceUnits': 300,
    'tower.batch': 100,
    'tower.topTrainer': 'pcd',
    'tower.weightStd': 0.03,
  },
  params: { grey: binarisationParam('threshold'), examples: examplesParam(EXAMPLES) },
  create: ({ grey, examples }, resources) =>
    digitBits(setOf(resources, 'mnist'), { how: grey, validation: VALIDATION, examples }),
});
