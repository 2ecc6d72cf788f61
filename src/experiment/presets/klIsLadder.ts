import { text } from '../../schema/text.ts';
import { definePreset } from './contract.ts';

export const klIsLadder = definePreset({
  id: 'kl-is-islands',
  group: 'samplers',
  title: text('Another divergence, the same islands', '別のダイバージェンス、同じ島'),
  summary: text(
    'KL-IS on the same ladder of noise: as good on the ring, without second derivatives.',
    '同じノイズの段階を使う KL-IS。二階微分なしで、リングでは同じくらいの結果になります。',
  ),
  watch: text(
    'The same density and the same noise, but the reverse KL divergence. Which of the two finds the shares better?',
    '密度もノイズも同じで、下げるのは逆 KL ダイバージェンスです。割合を正しく見つけるのは、どちらでしょうか。',
  ),
  story: text(
    'On this ladder the reverse KL needs only the score of the target. Compare the shares with those of “Eight islands, all found”: here it is at least as good.',
    'このノイズの段階では、逆 KL に必要なのは目標のスコアだけです。「8 つの島をすべて見つける」の割合と比べてください。ここでは同等以上の結果になります。',
  ),
  changes: { 'method.id': 'kl-is', 'data.id': 'ring', 'data.std': 0.35 },
  outcome: {
    text: text('Every mode has its share of mass within 12 % in all.', 'モードの質量の誤差は合計で 12 % 以下。'),
    step: 2_000,
    conditions: [{ metric: 'modeMassError', atMost: 0.12 }],
  },
});
