import { text } from '../../schema/text.ts';
import { definePreset } from './contract.ts';

export const shortChains = definePreset({
  id: 'short-chains',
  group: 'towers',
  title: text('Short chains hide a good bottom', '短い連鎖が隠すよい下の層'),
  summary: text(
    'The top is large enough, but trained by one Gibbs step from the data: images look right, and the likelihood stays behind.',
    '上の層は十分大きいのに、学習はデータからの 1 ギブスステップ。画像は正しく見えても、尤度は届きません。',
  ),
  watch: text(
    'The same layers as in “A bound you can reach”, with another trainer of the top. Which numbers will tell the two apart?',
    '層は「手の届く上限」と同じで、上の層の学習法だけが違います。どの数値で見分けられるでしょうか。',
  ),
  story: text(
    'Likeliest images follow the rule about as often, so by eye nothing is amiss; codes come with the wrong frequencies. Train the top by enumeration before you blame the bottom.',
    '最尤画像が規則に従う割合は同じくらいで、見た目では分かりません。違うのは符号の頻度です。下の層を疑う前に、上の層を列挙で学習してみてください。',
  ),
  changes: {
    'method.id': 'aeri',
    'data.id': 'bars-and-stripes',
    'tower.codes': 8,
    'tower.topUnits': 16,
    'tower.topTrainer': 'cd',
    'tower.bottomSteps': 2_000,
    'topOptimiser.rate': 0.05,
  },
  outcome: {
    text: text(
      'The model is at least 0.45 nats short of its ceiling, which is at least −4 nats.',
      '上限は −4 nat 以上、足りない分は 0.45 nat 以上。',
    ),
    step: 6_000,
    conditions: [
      { metric: 'optimismGap', atLeast: 0.45 },
      { metric: 'latentCeiling', atLeast: -4 },
    ],
  },
});
