import { text } from '../../schema/text.ts';
import { definePreset } from './contract.ts';

export const wrongGradient = definePreset({
  id: 'wrong-gradient',
  group: 'samplers',
  title: text('The forgotten term', '忘れられた項'),
  summary: text(
    'Without the correction for how the score follows the sampler, training goes astray.',
    'サンプラーの変化に伴うスコアの変化を補正しないと、学習は誤った方向へ進みます。',
  ),
  watch: text(
    'One switch is off: the correction term. What will become of the points?',
    '補正項のスイッチだけがオフです。点はどうなるでしょうか。',
  ),
  story: text(
    'The divergence depends on the sampler in two ways: through the points, and through the score of what it makes. Leave out the second, and the loss that falls is not the one that was meant. Switch the term on, and start again.',
    'この目的関数は、点そのものと、標本のスコアの 2 つを通してサンプラーに依存します。後者を省くと、下がるのは本来の損失ではありません。補正項をオンにして、最初から学習してみてください。',
  ),
  changes: { 'method.id': 'dft', 'data.id': 'squiggle', 'method.correction': false },
  outcome: {
    text: text(
      'The points are far from the target: energy distance at least 0.5.',
      '点は目標から遠い。エネルギー距離は 0.5 以上。',
    ),
    step: 1_000,
    conditions: [{ metric: 'energyDistance', atLeast: 0.5 }],
  },
});
