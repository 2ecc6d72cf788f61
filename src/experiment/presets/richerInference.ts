import { text } from '../../schema/text.ts';
import { definePreset } from './contract.ts';

export const richerInference = definePreset({
  id: 'richer-inference',
  group: 'towers',
  title: text('Richer inference, same generator', '推論だけをリッチに'),
  summary: text(
    'A hundred more units that only find codes, and are no part of the model, make a better model of the same size.',
    '符号を見つけるためだけの 100 ユニットを足します。モデルの一部ではないのに、同じ大きさのモデルがよくなります。',
  ),
  watch: text(
    'The generator has ten bits over ten units, no more than in “The same generator, tied inference”. How far up will the ceiling rise?',
    '生成モデルは 10 ビットの符号と 10 ユニットの上の層で、「同じ生成モデル、結合した推論」と同じです。上限はどこまで上がるでしょうか。',
  ),
  story: text(
    'Inference is scaffolding: it is left out when images are made. Take units away under “Layers”, and see what becomes of the ceiling and of held-out images.',
    '推論は足場にすぎず、画像を作るときには使いません。「層」でユニットを減らし、上限と検証画像がどうなるかを見てください。',
  ),
  changes: { 'method.id': 'aeri', 'data.id': 'tea' },
  outcome: {
    text: text(
      'With this bottom layer up to −10 nats can be reached on training images, and held-out images have at least −17.5.',
      'この下の層での学習画像の上限は −10 nat 以上、検証画像の対数尤度は −17.5 nat 以上。',
    ),
    step: 4_500,
    conditions: [
      { metric: 'latentCeiling', atLeast: -10 },
      { metric: 'logLikelihood', atLeast: -17.5 },
    ],
  },
});
