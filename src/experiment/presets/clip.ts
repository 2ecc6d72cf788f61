import { text } from '../../schema/text.ts';
import { definePreset } from './contract.ts';

/** Data and length that the three Wasserstein presets share, so that only the constraint on the critic differs. */
export const WASSERSTEIN_RING = { 'data.id': 'ring', 'data.std': 0.05, 'training.criticSteps': 5 } as const;
export const WASSERSTEIN_STEPS = 4_000;

export const clip = definePreset({
  id: 'clip',
  group: 'penalties',
  title: text('Clipping: the critic stays blunt', 'クリッピング：識別器が鈍いまま'),
  summary: text(
    'WGAN with weights cut to ±0.01: modes are found, but the critic is too flat to place points on them.',
    '重みを ±0.01 に切り詰める WGAN。モードは見つかりますが、識別器が平らすぎて点がモードに集まりません。',
  ),
  watch: text(
    'Every weight of the critic is cut to ±0.01. How precisely can it guide the points?',
    '識別器の重みを ±0.01 に切り詰めます。点をどこまで正確に導けるでしょうか。',
  ),
  story: text(
    'Clipping bounds the critic’s slope by bounding its weights, and with the value of the paper hardly any slope is left: look at the slope strip. The generated points smear between the modes. Raise the clip while it runs, then compare with “GP” and “LP” on the same data.',
    'クリッピングは重みを抑えて識別器の傾きを制限しますが、論文の値では傾きがほとんど残りません。傾きのグラフを見てください。生成データはモードの間に散らばります。学習中にクリップ値を上げてみて、次に同じデータの「GP」と「LP」と比べてください。',
  ),
  changes: { ...WASSERSTEIN_RING, 'method.id': 'wgan-clip', 'penalty.clip': 0.01 },
  outcome: {
    text: text('At most a tenth of the points are of high quality.', '高品質な点は全体の 1/10 以下。'),
    step: WASSERSTEIN_STEPS,
    conditions: [{ metric: 'highQuality', atMost: 0.1 }],
  },
});
