import { text } from '../../schema/text.ts';
import { definePreset } from './contract.ts';

export const mnistMlp = definePreset({
  id: 'mnist-mlp',
  group: 'digits',
  title: text('Digits: from noise to handwriting', '数字画像：ノイズから手書き文字へ'),
  summary: text(
    'Fully connected networks learn MNIST; within a minute most images are recognisable digits of nearly every class.',
    '全結合ネットワークで MNIST を学習。1 分ほどで、ほぼ全クラスの判別できる数字が現れます。',
  ),
  watch: text(
    'The generator starts from noise. Which digits will appear first, and which last?',
    '生成器はノイズから始めます。最初に現れる数字、最後まで現れない数字はどれでしょうか。',
  ),
  story: text(
    'The generator turns 64 random numbers into 784 pixels and is told only how real its images look. A judge, a classifier of labelled digits, counts what appears: look at the histogram, where ones are missing long after threes abound. Then open “Digits by request”: the same networks, but the critic knows the classes.',
    '生成器は 64 個の乱数から 784 画素を作り、本物らしさだけを手がかりに学習します。ラベル付きの数字を学習した判定器が、何が現れたかを数えます。ヒストグラムでは、「3」が多く出るようになっても「1」はなかなか現れません。次に「数字画像：クラスを指定して描く」を開いてください。ネットワークは同じで、識別器がクラスを知っています。',
  ),
  changes: { 'data.id': 'mnist', 'method.id': 'ns-gan' },
  outcome: {
    text: text(
      'At least eight classes are captured, and the judge is sure of more than half of the images.',
      '8 クラス以上を捕捉し、半数を超える画像を判定器が確信をもって見分ける。',
    ),
    step: 3_000,
    conditions: [
      { metric: 'classesCaptured', atLeast: 8 },
      { metric: 'recognisable', atLeast: 0.5 },
    ],
  },
});
