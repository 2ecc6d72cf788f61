import { text } from '../../schema/text.ts';
import { SHARP_CRITIC } from './collapse.ts';
import { definePreset } from './contract.ts';

export const rescue = definePreset({
  id: 'rescue',
  group: 'story',
  title: text('Smoothing rescues it', '平滑化で崩壊を防ぐ'),
  summary: text(
    'The collapsing run again, but the critic sees everything through a kernel that slowly narrows: all modes are found.',
    '崩壊した学習と同じ設定のまま、徐々に狭まるカーネル越しに識別器へ見せると、すべてのモードが見つかります。',
  ),
  watch: text(
    'The same run, seen through a kernel that narrows. How many modes now?',
    '同じ学習を、徐々に狭まるカーネル越しに行います。今度はいくつのモードに届くでしょうか。',
  ),
  story: text(
    'Everything is as in “The generator collapses”, except that Gaussian noise is added to real and generated points before the critic sees them. At first the kernel is as wide as the gaps between modes, so every mode pulls on every point; then it narrows and the points sharpen. Try a shorter annealing, or switch smoothing off half-way.',
    '「生成器がモード崩壊する」と同じ設定で、識別器に渡す実データと生成データにガウスノイズを加えます。はじめはカーネルがモードの間隔ほど広く、どのモードもすべての点を引き寄せます。やがてカーネルが狭まり、点は鋭く集まります。アニーリングを短くしたり、途中で平滑化を切ったりしてみてください。',
  ),
  changes: {
    ...SHARP_CRITIC,
    'smoothing.on': true,
    'smoothing.bandwidth': 1,
    'smoothing.schedule': 'linear',
    'smoothing.end': 0.05,
    'smoothing.duration': 8_000,
  },
  outcome: {
    text: text(
      'At least seven of eight modes hold a quarter of their share.',
      '8 モード中 7 個以上が本来の割合の 1/4 を得る。',
    ),
    step: 8_000,
    conditions: [
      { metric: 'strictModes', atLeast: 7 },
      { metric: 'highQuality', atLeast: 0.4 },
    ],
  },
});
