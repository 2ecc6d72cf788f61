import { text } from '../../schema/text.ts';
import { WASSERSTEIN_RING, WASSERSTEIN_STEPS } from './clip.ts';
import { definePreset } from './contract.ts';

export const lp = definePreset({
  id: 'lp',
  group: 'penalties',
  title: text('One-sided penalty: a calmer critic', '片側ペナルティ：識別器が落ち着く'),
  summary: text(
    'WGAN-LP on the same data: only slopes above one cost anything, so the critic may go flat where nothing is left to learn.',
    '同じデータの WGAN-LP。1 を超える傾きにだけペナルティを課すので、学ぶことがなくなった所では平らになれます。',
  ),
  watch: text(
    'Only slopes above one cost anything now. Watch the critic’s slope, and the points.',
    '今度は 1 を超える傾きだけにペナルティを課します。識別器の傾きと点の動きを見てください。',
  ),
  story: text(
    'A critic near its optimum need not have slope one everywhere; forcing it to, as the two-sided penalty does, makes it ripple. The one-sided penalty stands a much larger weight and keeps the slope at or below one. Switch the method to WGAN-GP and compare the slope strips.',
    '最適に近い識別器の傾きが、どこでも 1 である必要はありません。両側ペナルティのように強いると識別器は波打ちます。片側ペナルティはずっと大きな重みにも耐え、傾きを 1 以下に保ちます。手法を WGAN-GP に切り替え、傾きのグラフを比べてください。',
  ),
  changes: { ...WASSERSTEIN_RING, 'method.id': 'wgan-lp' },
  outcome: {
    text: text(
      'At least seven strict modes, a mean critic slope of at most 1.1, and 20 % of the points of high quality.',
      '基準達成モード 7 個以上、識別器の傾きは平均 1.1 以下、高品質な点が 20 % 以上。',
    ),
    step: WASSERSTEIN_STEPS,
    conditions: [
      { metric: 'strictModes', atLeast: 7 },
      { metric: 'criticSlopeMean', atMost: 1.1 },
      { metric: 'highQuality', atLeast: 0.2 },
    ],
  },
});
