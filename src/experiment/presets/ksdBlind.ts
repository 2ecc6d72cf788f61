import { text } from '../../schema/text.ts';
import { definePreset } from './contract.ts';

export const ksdBlind = definePreset({
  id: 'ksd-blind',
  group: 'samplers',
  title: text('A number that sees nothing wrong', '誤りに気づかない数値'),
  summary: text(
    'Exact chains hold half of the mass where a tenth belongs, and the Stein discrepancy stands at its floor.',
    '1 割であるべき島に質量の半分が残っているのに、Stein 不一致は下限にあります。',
  ),
  watch: text(
    'Two islands, one nine times as heavy. Watch two numbers: the Stein discrepancy, and the mass in the wrong modes.',
    '2 つの島の一方は、もう一方の 9 倍の重さです。Stein 不一致と、誤ったモードにある質量に注目してください。',
  ),
  story: text(
    'The chains began between the islands and settled half and half; none crosses the valley. Within each island all is as it should be, and that is all that a score can tell. Believe the mode masses and the energy distance, not the Stein discrepancy.',
    '連鎖は 2 つの島の間から始まり、半分ずつに分かれました。谷を越える連鎖はありません。島の中では、すべてが正しく見えます。スコアから分かるのはそこまでです。Stein 不一致ではなく、モードの質量とエネルギー距離を信じてください。',
  ),
  changes: { 'method.id': 'mala', 'data.id': 'two-islands', 'data.weights': [9, 1] },
  outcome: {
    text: text(
      'At least a fifth of the mass is in the wrong mode, and the Stein discrepancy is at most 0.12.',
      '質量の 2 割以上が誤ったモードにあり、Stein 不一致は 0.12 以下。',
    ),
    step: 500,
    conditions: [
      { metric: 'modeMassError', atLeast: 0.2 },
      { metric: 'ksd', atMost: 0.12 },
    ],
  },
});
