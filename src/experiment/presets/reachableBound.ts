import { text } from '../../schema/text.ts';
import { definePreset } from './contract.ts';

export const reachableBound = definePreset({
  id: 'reachable-bound',
  group: 'towers',
  title: text('A bound you can reach', '手の届く上限'),
  summary: text(
    'A bottom layer says how good the model can become at most, and a top that is trained exactly nearly gets there.',
    '下の層は、モデルがどこまでよくなれるかの上限を示します。正確に学習した上の層は、そこにほぼ到達します。',
  ),
  watch: text(
    'While the bottom learns, the ceiling U rises far above the model. Once it is frozen, how near will the top come to it?',
    '下の層の学習中、上限 U はモデルのはるか上まで上がります。下の層を固定した後、上の層はどこまで近づくでしょうか。',
  ),
  story: text(
    'Open “Bounds”: the ceiling belongs to the frozen bottom layer, and no top can pass it. The gap that is left is at most the divergence from the best latent marginal. Then give the top fewer units.',
    '「上界と下界」を開いてください。上限は固定した下の層で決まり、どんな上の層も超えられません。残る差は、最良潜在周辺分布との差異以下です。次に、上の層のユニットを減らしてみてください。',
  ),
  changes: {
    'method.id': 'aeri',
    'data.id': 'bars-and-stripes',
    'tower.codes': 8,
    'tower.topUnits': 16,
    'tower.bottomSteps': 2_000,
    'topOptimiser.rate': 0.05,
    'topOptimiser.annealing': 'cosine',
    'topOptimiser.annealingSteps': 4_000,
  },
  outcome: {
    text: text('The model is at most 0.35 nats short of its ceiling.', '上限に足りない分は 0.35 nat 以下。'),
    step: 6_000,
    conditions: [{ metric: 'optimismGap', atMost: 0.35 }],
  },
});
