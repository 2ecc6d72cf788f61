import { text } from '../../schema/text.ts';
import { definePreset } from './contract.ts';

export const dftIslands = definePreset({
  id: 'dft-islands',
  group: 'samplers',
  title: text('Eight islands, all found', '8 つの島をすべて見つける'),
  summary: text(
    'A one-step sampler that never sees a sample finds every mode of a density, with the right share of mass in each.',
    '標本を一度も見ない 1 ステップのサンプラーが、密度の全モードを正しい割合で見つけます。',
  ),
  watch: text(
    'There are no data here, only a density. Will a network that turns noise into points in one step find every island?',
    'ここにデータはなく、あるのは密度だけです。ノイズを 1 回で点に変えるネットワークは、すべての島を見つけるでしょうか。',
  ),
  story: text(
    'The network compares its own score with that of the target, at eleven noise levels at once: wide levels see all islands, narrow ones their shape. Then set the largest noise to the least: one level alone does not know how much mass an island has.',
    'ネットワークは、自分のスコアと目標のスコアを 11 段階のノイズで同時に比べます。大きなノイズは島全体を、小さなノイズは島の形を捉えます。次に最大ノイズを最小ノイズと同じ値にしてみてください。1 段階だけでは、島ごとの質量が分かりません。',
  ),
  changes: { 'method.id': 'dft', 'data.id': 'ring', 'data.std': 0.35 },
  outcome: {
    text: text(
      'Every mode has its share of mass within a tenth in all, and the energy distance is at most 0.02.',
      'モードの質量の誤差は合計で 1 割以下、エネルギー距離は 0.02 以下。',
    ),
    step: 3_000,
    conditions: [
      { metric: 'modeMassError', atMost: 0.1 },
      { metric: 'energyDistance', atMost: 0.02 },
    ],
  },
});
