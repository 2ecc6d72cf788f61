import { text } from '../../schema/text.ts';
import { definePreset } from './contract.ts';

export const digitRich = definePreset({
  id: 'digit-rich',
  group: 'towers',
  title: text('Rich inference on whole digits', '数字全体をリッチな推論で'),
  summary: text(
    'The same tower with a bottom that learns to restore digits from codes of a richer network: ten classes, at a lower likelihood.',
    '同じ大きさのモデルで、下の層はリッチな推論の符号から数字を復元します。10 クラスを描けますが、尤度は下がります。',
  ),
  watch: text(
    'On ten bits of code rich inference wins. Here are 200: will it win again?',
    '符号が 10 ビットならリッチな推論が勝ちます。200 ビットでも勝てるでしょうか。',
  ),
  story: text(
    'With so many bits hardly anything is lost in a code, and what counts is how well a top can learn the codes. Those of a Boltzmann machine are easier to learn: compare the likelihood with “The top layer finds the digits”.',
    '符号がこれだけ広いと情報はほとんど失われず、上の層にとって学びやすい符号かどうかが効きます。RBM の符号のほうが学びやすいのです。「上の層が数字を見つける」と尤度を比べてください。',
  ),
  changes: {
    'method.id': 'aeri',
    'data.id': 'mnist-bits',
    'tower.bottomSteps': 2_000,
    'bottomOptimiser.rate': 0.002,
    'bottomOptimiser.annealing': 'linear',
    'bottomOptimiser.annealingSteps': 2_000,
    'topOptimiser.kind': 'momentum',
    'topOptimiser.rate': 0.1,
    'topOptimiser.beta1': 0.5,
    'topOptimiser.annealing': 'linear',
    'topOptimiser.annealingSteps': 6_000,
  },
  outcome: {
    text: text(
      'The judge is sure of at least 60 % of the images, eight classes or more are captured, and held-out digits have at least −120 nats.',
      '判定器が画像の 60 % 以上を確信をもって見分け、8 クラス以上を捕捉し、検証画像の対数尤度は −120 nat 以上。',
    ),
    step: 6_000,
    conditions: [
      { metric: 'recognisable', atLeast: 0.6 },
      { metric: 'classesCaptured', atLeast: 8 },
      { metric: 'logLikelihood', atLeast: -120 },
    ],
  },
});
