import { text } from '../../schema/text.ts';
import { definePreset } from './contract.ts';

export const weakTop = definePreset({
  id: 'weak-top',
  group: 'towers',
  title: text('A weak top breaks the promise', '上の層が弱いと約束は守られない'),
  summary: text(
    'Two units over eight bits, trained by short chains: the bottom promises what this top cannot deliver.',
    '8 ビットの符号の上に 2 ユニット、学習は短い連鎖。下の層の約束を、この上の層では果たせません。',
  ),
  watch: text(
    'The bottom layer is as good as in “A bound you can reach”, and the top has only two units. How much of the promise will it keep?',
    '下の層は「手の届く上限」と同じで、上の層は 2 ユニットだけです。約束はどこまで守られるでしょうか。',
  ),
  story: text(
    'Open “Codes”: images from codes of the data follow the rule, those from the top mostly do not. Give the top 16 units and let it learn by enumeration.',
    '「符号」を開いてください。データの符号からの画像は規則に従い、上の層からの画像はほとんど従いません。上の層を 16 ユニットにして、列挙で学習してみてください。',
  ),
  changes: {
    'method.id': 'aeri',
    'data.id': 'bars-and-stripes',
    'tower.codes': 8,
    'tower.topUnits': 2,
    'tower.topTrainer': 'cd',
    'tower.bottomSteps': 2_000,
    'topOptimiser.rate': 0.05,
  },
  outcome: {
    text: text('The model is at least 0.9 nats short of its ceiling.', '上限に足りない分は 0.9 nat 以上。'),
    step: 6_000,
    conditions: [{ metric: 'optimismGap', atLeast: 0.9 }],
  },
});
