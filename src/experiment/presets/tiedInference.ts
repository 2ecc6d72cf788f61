import { text } from '../../schema/text.ts';
import { definePreset } from './contract.ts';

export const tiedInference = definePreset({
  id: 'tied-inference',
  group: 'towers',
  title: text('The same generator, tied inference', '同じ生成モデル、結合した推論'),
  summary: text(
    'An auto-encoder whose inference is its generator turned around: nothing is larger or smaller, and the bound is lower.',
    '推論が生成モデルの裏返しになっているオートエンコーダー。大きさは同じなのに、上限は低くなります。',
  ),
  watch: text(
    'The generator is that of “Richer inference, same generator”. How far up will the ceiling rise with inference tied to it?',
    '生成モデルは「推論だけをリッチに」と同じです。推論を生成モデルと結合すると、上限はどこまで上がるでしょうか。',
  ),
  story: text(
    'Only codes that one sigmoid layer can find are learnt, so the bottom layer is poorer for good: no top makes up for it. Choose AERI and compare the ceilings.',
    '学べるのは、シグモイド 1 層で見つけられる符号だけです。そのため下の層が貧しくなり、上の層では補えません。AERI に替えて、上限を比べてください。',
  ),
  changes: { 'method.id': 'auto-encoder', 'data.id': 'tea' },
  outcome: {
    text: text(
      'With this bottom layer no more than −9 nats can be reached on training images.',
      'この下の層での学習画像の上限は −9 nat 以下。',
    ),
    step: 4_500,
    conditions: [{ metric: 'latentCeiling', atMost: -9 }],
  },
});
