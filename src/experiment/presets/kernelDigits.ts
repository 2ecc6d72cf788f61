import { text } from '../../schema/text.ts';
import { definePreset } from './contract.ts';

export const kernelDigits = definePreset({
  id: 'kernel-digits',
  group: 'digits',
  title: text('Digits by kernel, seen by a judge', '数字とカーネル：判定器の目で比べる'),
  summary: text(
    'The same without a critic, but images are compared by their pixels and by the features of a judge side by side.',
    '識別器なしのまま、画像を画素と判定器の特徴量の両方で比べます。',
  ),
  watch: text(
    'The kernel now also compares what a judge sees. Watch how many images can be read.',
    'カーネルは判定器の見方でも画像を比べます。判読できる画像がどれだけ増えるか見てください。',
  ),
  story: text(
    'No critic is trained: a kernel compares batches of digits, by pixels and by what a classifier sees in them. Features bring like digits together, pixels rule out what only looks like a digit to the classifier. The bandwidth falls from wide to narrow as on the plane; shorten the duration of its annealing to 1,000 steps, and whole classes are lost.',
    '識別器は学習しません。カーネルが数字のバッチどうしを、画素と分類器の特徴量で比べます。特徴量は似た数字を近づけ、画素は分類器だけが数字と見なす画像を退けます。帯域幅は平面の場合と同じく、広い値から狭い値へ下がります。アニーリングの期間を 1,000 ステップに縮めると、クラスが丸ごと失われます。',
  ),
  changes: { 'data.id': 'mnist', 'method.id': 'kernel-gan', 'method.space': 'both' },
  outcome: {
    text: text(
      'The judge is sure of more than half of the images.',
      '半数を超える画像を判定器が確信をもって見分ける。',
    ),
    step: 1_000,
    conditions: [{ metric: 'recognisable', atLeast: 0.5 }],
  },
});
