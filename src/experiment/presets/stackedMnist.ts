import { text } from '../../schema/text.ts';
import { definePreset } from './contract.ts';

export const stackedMnist = definePreset({
  id: 'stacked-mnist',
  group: 'digits',
  title: text('A thousand modes at once', '一度に 1,000 モード'),
  summary: text(
    'Stacked MNIST has a digit in each colour channel: the generator has 1,000 combinations to find.',
    '色チャネルごとに数字を 1 つ重ねた Stacked MNIST。生成器が見つけるべき組み合わせは 1,000 通りです。',
  ),
  watch: text(
    'A thousand combinations of three digits. How many will the generator find?',
    '3\u00a0桁の数字の組み合わせは 1,000\u00a0通り。生成器はいくつ見つけるでしょうか。',
  ),
  story: text(
    'Red, green and blue show a digit each, and the judge reads them one by one. A thousand images of the data show about 632 different combinations, so that is the most to hope for here. Watch the count of modes rise from a few dozen; then pack the critic’s samples and see whether it rises faster.',
    '赤・緑・青がそれぞれ数字を 1 つ表し、判定器がチャネルごとに読み取ります。実データでも 1,000 枚に現れる組み合わせは約 632 通りなので、それが目安の上限です。数十通りから増えていくモード数を見て、次に識別器のパッキングを試して、増え方が速くなるか確かめてください。',
  ),
  changes: { 'data.id': 'stacked-mnist', 'method.id': 'ns-gan' },
  outcome: {
    text: text(
      'At least 250 combinations of digits appear in 1,000 images.',
      '1,000 枚の画像に 250 通り以上の組み合わせが現れる。',
    ),
    step: 1_500,
    conditions: [{ metric: 'stackedModes', atLeast: 250 }],
  },
});
