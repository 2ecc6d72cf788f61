import { text } from '../../schema/text.ts';
import { definePreset } from './contract.ts';

export const stuckChains = definePreset({
  id: 'stuck-chains',
  group: 'towers',
  title: text('Chains that do not mix', '混ざらない連鎖'),
  summary: text(
    'Persistent chains remember their codes for dozens of steps while the weights move on: the top learns from the wrong samples.',
    '継続する連鎖は何十ステップも同じ符号に留まり、その間に重みは変わります。上の層は誤った標本から学びます。',
  ),
  watch: text(
    'Chains go on from where they were, which should be better than to begin anew. Watch the gap: does it get smaller?',
    '連鎖は前回の続きから進みます。始めからやり直すより、よさそうです。差は小さくなるでしょうか。',
  ),
  story: text(
    'The read-out of all measurements has the memory of the chains. Lower the rate of the top, or take more Gibbs steps in each update, so that chains can follow.',
    '「すべての指標」に連鎖の記憶があります。上の層の学習率を下げるか、1 回の更新でのギブスステップを増やして、連鎖が追いつけるようにしてください。',
  ),
  changes: {
    'method.id': 'aeri',
    'data.id': 'bars-and-stripes',
    'tower.codes': 8,
    'tower.topUnits': 16,
    'tower.topTrainer': 'pcd',
    'tower.bottomSteps': 2_000,
    'topOptimiser.rate': 0.05,
  },
  outcome: {
    text: text(
      'A bit remembers at least 0.7 of itself over a step, and the model is at least 0.8 nats short of its ceiling.',
      'ビットの記憶は 0.7 以上で、上限に足りない分は 0.8 nat 以上。',
    ),
    step: 6_000,
    conditions: [
      { metric: 'chainMemory', atLeast: 0.7 },
      { metric: 'optimismGap', atLeast: 0.8 },
    ],
  },
});
