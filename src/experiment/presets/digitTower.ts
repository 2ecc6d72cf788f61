import { text } from '../../schema/text.ts';
import { definePreset } from './contract.ts';

export const digitTower = definePreset({
  id: 'digit-tower',
  group: 'towers',
  title: text('The top layer finds the digits', '上の層が数字を見つける'),
  summary: text(
    'Codes of 200 bits, drawn bit by bit, stand for blobs; once a second machine knows which bits go together, for digits of every class.',
    '200 ビットの符号を 1 ビットずつ独立に引くと、画像はぼんやりした塊です。どのビットが同時にオンになるかを 2 つ目の RBM が学ぶと、全クラスの数字が現れます。',
  ),
  watch: text(
    'First strokes are learnt, then which strokes go together. Watch what the second chapter does to the pictures.',
    'まず筆画を、次にその組み合わせを学びます。2 つ目の段階で画像がどう変わるでしょうか。',
  ),
  story: text(
    'While the bottom learns, codes are drawn bit by bit, and strokes mix at random. Then it is frozen, and the top learns which bits go together. Codes of 200 bits cannot be listed, so the likelihood is a bound, with chains for its constant. Let the top learn by short chains instead: the change begins at the frozen bottom.',
    '下の層の学習中は符号をビットごとに独立に引くため、筆画がばらばらに混ざります。その後で下の層を固定し、上の層がビットの組み合わせを学びます。200 ビットの符号は列挙できないので、尤度は下界で、定数の推定には連鎖を使います。上の層の学習法を「短い連鎖」に替えてみてください。固定した下の層から学習し直します。',
  ),
  changes: {
    'method.id': 'stacked-rbm',
    'data.id': 'mnist-bits',
    'tower.bottomSteps': 2_000,
    'bottomOptimiser.rate': 0.1,
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
      'The judge is sure of at least 70 % of the images, eight classes or more are captured, and held-out digits have at least −110 nats.',
      '判定器が画像の 70 % 以上を確信をもって見分け、8 クラス以上を捕捉し、検証画像の対数尤度は −110 nat 以上。',
    ),
    step: 6_000,
    conditions: [
      { metric: 'recognisable', atLeast: 0.7 },
      { metric: 'classesCaptured', atLeast: 8 },
      { metric: 'logLikelihood', atLeast: -110 },
    ],
  },
});
