import { text } from '../../schema/text.ts';
import { definePreset } from './contract.ts';

export const ksdIslands = definePreset({
  id: 'ksd-islands',
  group: 'samplers',
  title: text('Islands without a score network', 'スコアネットワークなしで島を見つける'),
  summary: text(
    'A sampler that lowers the Stein discrepancy of its own batch finds all eight islands, as long as it looks at many noise levels.',
    '自分のバッチの Stein 不一致を下げるサンプラー。多段階のノイズで見ていれば、8 つの島をすべて見つけます。',
  ),
  watch: text(
    'No network learns a score here: samples are compared in pairs. Is that enough to share the mass fairly?',
    'ここではスコアを学ぶネットワークがなく、標本どうしを比べるだけです。それで質量を正しく配れるでしょうか。',
  ),
  story: text(
    'The discrepancy of a batch is all that the sampler lowers. Set the largest noise to the least and start again: the discrepancy ends as small as before, and the islands have the wrong shares.',
    'サンプラーが下げるのは、バッチの不一致だけです。最大ノイズを最小ノイズと同じ値にして最初から学習してみてください。不一致は同じくらい小さくなるのに、島ごとの割合は狂います。',
  ),
  changes: { 'method.id': 'ksd-ns', 'data.id': 'ring', 'data.std': 0.35 },
  outcome: {
    text: text(
      'Every mode has its share of mass within a tenth in all, and the energy distance is at most 0.02.',
      'モードの質量の誤差は合計で 1 割以下、エネルギー距離は 0.02 以下。',
    ),
    step: 2_000,
    conditions: [
      { metric: 'modeMassError', atMost: 0.1 },
      { metric: 'energyDistance', atMost: 0.02 },
    ],
  },
});
