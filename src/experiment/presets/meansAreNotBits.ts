import { text } from '../../schema/text.ts';
import { definePreset } from './contract.ts';

export const meansAreNotBits = definePreset({
  id: 'means-are-not-bits',
  group: 'towers',
  title: text('Codes that were never bits', 'ビットにならない符号'),
  summary: text(
    'A decoder that saw probabilities while it learnt does not know what to make of bits: reconstruction from bits is nats worse.',
    '学習中に確率を見ていた復号器は、ビットをうまく扱えません。ビットからの再構成は何 nat も悪くなります。',
  ),
  watch: text(
    'The decoder learns from probabilities, which are smooth and easy. What will it make of the bits that the top delivers?',
    '復号器は、滑らかで扱いやすい確率から学びます。上の層が渡すビットからは、何を作るでしょうか。',
  ),
  story: text(
    'The estimate Û counts every code that an image may have and forgives much; the auto-encoder’s own bound does not. Set “Codes are” to drawn bits.',
    'Û は、画像がとり得るすべての符号を数えるため、あまり下がりません。オートエンコーダー自身の下界は大きく下がります。「符号の値」を、抽出したビットにしてみてください。',
  ),
  changes: { 'method.id': 'aeri', 'data.id': 'tea', 'tower.codesAre': 'means' },
  outcome: {
    text: text(
      'Reconstruction less log N is at most −13 nats, the estimate at least −10.5.',
      '再構成 − log N は −13 nat 以下、推定は −10.5 nat 以上。',
    ),
    step: 3_200,
    conditions: [
      { metric: 'reconstructionBound', atMost: -13 },
      { metric: 'latentBound', atLeast: -10.5 },
    ],
  },
});
