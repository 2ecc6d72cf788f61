import { text } from '../../schema/text.ts';
import { definePreset } from './contract.ts';

export const chainsCross = definePreset({
  id: 'chains-cross',
  group: 'samplers',
  title: text('Chains that cross the valleys', '谷を越える連鎖'),
  summary: text(
    'Two and a half thousand Langevin chains reach every island, in hundreds of steps each.',
    '2,500 本のランジュバン連鎖が、それぞれ数百ステップをかけて全部の島に届きます。',
  ),
  watch: text(
    'Every point is a chain of its own. How many steps does it take until the islands hold their shares?',
    '点の 1 つ 1 つが独立した連鎖です。島の割合が正しくなるまで、何ステップかかるでしょうか。',
  ),
  story: text(
    'Each step of each chain costs a gradient. A trained sampler pays for its training once and then needs a single call for a point. Compare with “Eight islands, all found”.',
    '各連鎖の 1 ステップごとに勾配の計算が必要です。学習済みのサンプラーは、学習の費用を一度払えば、1 点を 1 回の計算で作れます。「8 つの島をすべて見つける」と比べてください。',
  ),
  changes: { 'method.id': 'mala', 'data.id': 'ring', 'data.std': 0.35, 'particles.stepSize': 0.1 },
  outcome: {
    text: text(
      'Energy distance at most 0.01, mode masses within a tenth in all.',
      'エネルギー距離は 0.01 以下、モードの質量の誤差は合計で 1 割以下。',
    ),
    step: 500,
    conditions: [
      { metric: 'energyDistance', atMost: 0.01 },
      { metric: 'modeMassError', atMost: 0.1 },
    ],
  },
});
