import { text } from '../../schema/text.ts';
import { definePreset } from './contract.ts';

export const overfittedBound = definePreset({
  id: 'overfitted-bound',
  group: 'towers',
  title: text('The bound overfits', '過学習する上限'),
  summary: text(
    'With thirty images to learn from, the ceiling on them is superb, and held-out images become ever less likely.',
    '30 枚だけから学ぶと、学習画像での上限はみごとに上がり、検証画像の尤度は下がり続けます。',
  ),
  watch: text(
    'There are 243 teas, and thirty are learnt from. Will images that were held out gain from the better bound?',
    '243 枚の画像のうち 30 枚から学びます。上限がよくなると、学習に使わない画像の尤度も上がるでしょうか。',
  ),
  story: text(
    'Every bound is one on training images: it says what layers can make of them, not whether a rule was understood. Give it 162 examples.',
    'どの上界・下界も、学習画像についてのものです。層が学習画像をどこまで表せるかを示すだけで、規則を理解したかは示しません。学習画像を 162 枚にしてみてください。',
  ),
  changes: { 'method.id': 'aeri', 'data.id': 'tea', 'data.examples': 30 },
  outcome: {
    text: text(
      'Training images have at least −7 nats, held-out ones at most −16.',
      '学習画像の対数尤度は −7 nat 以上、検証画像では −16 nat 以下。',
    ),
    step: 4_500,
    conditions: [
      { metric: 'logLikelihoodTraining', atLeast: -7 },
      { metric: 'logLikelihood', atMost: -16 },
    ],
  },
});
