import { text } from '../../schema/text.ts';
import { definePreset } from './contract.ts';

export const noSecondLayer = definePreset({
  id: 'no-second-layer',
  group: 'towers',
  title: text('No second layer needed', '二層目の要らないデータ'),
  summary: text(
    'One layer is within half a nat of its ceiling already: whatever comes above can hardly gain anything.',
    '一層で、すでに上限まで 0.5 nat 以内です。上に何を積んでも、ほとんど伸びません。',
  ),
  watch: text(
    'The right half of each image is its left half, shifted. How much does one layer leave to those above?',
    'どの画像も、右半分は左半分をずらしたものです。一層だけで、上の層に残る伸びしろはどれほどでしょうか。',
  ),
  story: text(
    'The gap says beforehand what a second layer is worth. Press “Train the top now” and see that it gains a tenth of a nat. Then choose bars and stripes, where it gains more than one.',
    '二層目の価値は、差を見れば前もって分かります。「上の層の学習に進む」を押すと、伸びは 0.1 nat ほどです。次に、1 nat 以上伸びる縦縞と横縞を選んでみてください。',
  ),
  changes: { 'method.id': 'aeri', 'data.id': 'shifter', 'tower.codes': 8, 'tower.bottomSteps': 100_000 },
  outcome: {
    text: text('The model is at most 0.45 nats short of its ceiling.', '上限に足りない分は 0.45 nat 以下。'),
    step: 3_000,
    conditions: [{ metric: 'optimismGap', atMost: 0.45 }],
  },
});
