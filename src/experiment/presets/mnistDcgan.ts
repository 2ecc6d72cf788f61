import { text } from '../../schema/text.ts';
import { definePreset } from './contract.ts';

export const mnistDcgan = definePreset({
  id: 'mnist-dcgan',
  group: 'digits',
  title: text('Digits: convolutions see strokes', '数字画像：畳み込みは筆跡を見る'),
  summary: text(
    'A small DCGAN on MNIST: fewer weights, clean strokes after a few hundred steps, and more work per step.',
    'MNIST を小さな DCGAN で学習。重みは少なく、数百ステップで滑らかな線になりますが、1 ステップの計算は増えます。',
  ),
  watch: text(
    'Convolutions instead of full layers. Watch when the noise turns into strokes.',
    '全結合の代わりに畳み込みを使います。ノイズがいつ筆跡に変わるか見てください。',
  ),
  story: text(
    'Convolutions look at neighbourhoods and use the same weights everywhere, so strokes become connected before digits become right: compare the tiles at step 300 with those of the fully connected networks. The diversity within classes stays near that of the data. Try batch normalisation in the critic, and read why it is ruled out next to a gradient penalty.',
    '畳み込みは近傍を見て、どこでも同じ重みを使います。そのため、数字として正しくなる前に線がつながります。ステップ 300 の画像を全結合の場合と比べてください。クラス内の多様性も実データに近いままです。識別器のバッチ正規化も試し、勾配ペナルティとは併用できない理由を確かめてください。',
  ),
  changes: {
    'data.id': 'mnist',
    'method.id': 'ns-gan',
    'generator.architecture': 'dcgan',
    'generator.channels': 16,
    'critic.architecture': 'dcgan',
    'critic.channels': 16,
  },
  outcome: {
    text: text(
      'At least eight classes are captured, and the judge is sure of more than half of the images.',
      '8 クラス以上を捕捉し、半数を超える画像を判定器が確信をもって見分ける。',
    ),
    step: 1_000,
    conditions: [
      { metric: 'classesCaptured', atLeast: 8 },
      { metric: 'recognisable', atLeast: 0.5 },
    ],
  },
});
