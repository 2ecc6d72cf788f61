import { text } from '../../schema/text.ts';
import { SHARP_CRITIC } from './collapse.ts';
import { definePreset } from './contract.ts';

export const tooFast = definePreset({
  id: 'too-fast',
  group: 'smoothing',
  title: text('Annealing too fast loses modes again', 'アニーリングが速すぎるとモードを再び失う'),
  summary: text(
    'The rescued run with a kernel that narrows within 100 steps: the generator has no time to spread.',
    '崩壊を防いだ学習でカーネルを 100 ステップで狭めると、生成器は広がる間もなくモードを失います。',
  ),
  watch: text(
    'The kernel narrows within 100 steps. Is that time enough for the points to spread?',
    'カーネルは 100\u00a0ステップで狭まります。点が広がる時間は足りるでしょうか。',
  ),
  story: text(
    'Smoothing helps only while it lasts. Here the kernel shrinks long before the generated points have reached every mode, and the sharp critic takes over. Press “Lengthen the annealing” in the caption, or drag the duration while it runs, and see whether lost modes come back.',
    '平滑化が役立つのは続いている間だけです。ここでは生成データが全モードに届くずっと前にカーネルが狭まり、鋭い識別器が主導権を握ります。説明欄の「アニーリングを長くする」を押すか、学習中に期間を動かして、失ったモードが戻るか確かめてください。',
  ),
  changes: {
    ...SHARP_CRITIC,
    'smoothing.on': true,
    'smoothing.bandwidth': 1,
    'smoothing.schedule': 'linear',
    'smoothing.end': 0.05,
    'smoothing.duration': 100,
  },
  outcome: {
    text: text(
      'At most six of eight modes hold a quarter of their share.',
      '本来の割合の 1/4 を得るのは 8 モード中 6 個以下。',
    ),
    step: 6_000,
    conditions: [{ metric: 'strictModes', atMost: 6 }],
  },
});
