import { text } from '../../schema/text.ts';
import { definePreset } from './contract.ts';

export const kernelPixels = definePreset({
  id: 'kernel-pixels',
  group: 'digits',
  title: text('Digits by kernel: why pixels do not do', '数字とカーネル：画素では足りない理由'),
  summary: text(
    'Kernel GAN on MNIST, comparing pixel by pixel: blurred blots that belong to no class.',
    'MNIST を画素ごとに比べるカーネル GAN。どのクラスでもない、ぼやけた染みになります。',
  ),
  watch: text(
    'A kernel compares images pixel by pixel. Is that enough to draw a digit?',
    'カーネルが画像を画素ごとに比べます。それだけで数字を描けるでしょうか。',
  ),
  story: text(
    'A kernel sees nothing but distances, and by pixels any two digits are about equally far apart: a stroke moved by two pixels costs as much as another digit. The generator settles for averages. Now set “Compared by” to the features of the judge: the judge is soon sure of nearly all images, yet you see noise, for a classifier knows no “neither”. Set it to both, and strokes appear.',
    'カーネルに見えるのは距離だけです。画素では、どの 2 枚の数字もほぼ同じ距離になり、2 画素ずれた線は別の数字と同じくらい遠くなるため、生成器は平均的な画像に落ち着きます。「比べる空間」を判定器の特徴量に変えると、判定器はほとんどの画像に確信を持ちますが、見えるのはノイズです。分類器は「どれでもない」を知りません。両方にすると、線が現れます。',
  ),
  changes: { 'data.id': 'mnist', 'method.id': 'kernel-gan', 'method.space': 'pixels' },
  outcome: {
    text: text('The judge is sure of fewer than a quarter of the images.', '判定器が確信をもてる画像は 1/4 未満。'),
    step: 700,
    conditions: [{ metric: 'recognisable', atMost: 0.25 }],
  },
});
