import { text } from '../../schema/text.ts';
import { definePreset } from './contract.ts';

export const reconstructionBound = definePreset({
  id: 'reconstruction-bound',
  group: 'towers',
  title: text('What reconstruction promises', '再構成が約束するもの'),
  summary: text(
    'An auto-encoder trains a lower bound: here reconstruction less log N is nats below what its codes are worth.',
    'オートエンコーダーが学習するのは下界です。ここでは再構成 − log N が、符号の価値より 1 nat 以上低くなります。',
  ),
  watch: text(
    'Open “Bounds”. Three lines are ordered by theory: reconstruction, estimate, ceiling. Will they ever cross?',
    '「上界と下界」を開いてください。理論では、再構成、推定、上限の順に高くなります。線は交わるでしょうか。',
  ),
  story: text(
    'Reconstruction counts for each image only its own codes; codes that several images share are what the other terms add. The lines may come close and never change places.',
    '再構成では、画像ごとに自分の符号だけを数えます。複数の画像が共有する符号の分が、そこに加わる差です。線は近づくことはあっても、入れ替わりません。',
  ),
  changes: { 'method.id': 'auto-encoder', 'data.id': 'shifter', 'tower.codes': 8, 'tower.bottomSteps': 3_000 },
  outcome: {
    text: text(
      'Reconstruction less log N is at most −11.5 nats, the estimate at least −10.6.',
      '再構成 − log N は −11.5 nat 以下、推定は −10.6 nat 以上。',
    ),
    step: 3_000,
    conditions: [
      { metric: 'reconstructionBound', atMost: -11.5 },
      { metric: 'latentBound', atLeast: -10.6 },
    ],
  },
});
