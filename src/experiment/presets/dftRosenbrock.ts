import { text } from '../../schema/text.ts';
import { definePreset } from './contract.ts';

export const dftRosenbrock = definePreset({
  id: 'dft-rosenbrock',
  group: 'samplers',
  title: text('The valley, to its thin ends', '谷の細い先端まで'),
  summary: text(
    'On a ladder of noise Denoising Fisher Training fills the curved valley at once, both of its thin arms included.',
    '複数のノイズの段階を使う DFT は、曲がった谷を細い両腕まで 1 ステップの生成で満たします。',
  ),
  watch: text(
    'The valley is wide at the top and thin in its arms, where slopes are steep. Will the samples get down both?',
    '谷の頂上は広く、腕は細くて傾きが急です。標本は両方の腕を下までたどれるでしょうか。',
  ),
  story: text(
    'A chain needs steps that suit the thinnest place, and then goes from arm to arm slowly; this sampler takes none at all. Set the largest noise to the least and begin anew: scores agree as well as before, and yet the samples lie farther from the target, by the energy distance.',
    '連鎖の歩幅はいちばん細い場所に合わせる必要があり、腕から腕への移動に時間がかかります。このサンプラーは歩きません。最大ノイズを最小ノイズと同じ値にして始め直してみてください。スコアの一致は同じくらい良いのに、エネルギー距離で測ると目標から離れています。',
  ),
  changes: { 'method.id': 'dft', 'data.id': 'rosenbrock' },
  outcome: {
    text: text(
      'Energy distance at most 0.01, Stein discrepancy at most 0.25.',
      'エネルギー距離は 0.01 以下、Stein 不一致は 0.25 以下。',
    ),
    step: 3_000,
    conditions: [
      { metric: 'energyDistance', atMost: 0.01 },
      { metric: 'ksd', atMost: 0.25 },
    ],
  },
});
