import { text } from '../../schema/text.ts';
import { definePreset } from './contract.ts';

export const mnistConditional = definePreset({
  id: 'mnist-conditional',
  group: 'digits',
  title: text('Digits by request', '数字画像：クラスを指定して描く'),
  summary: text(
    'AM-GAN with a class for every image: ask for a seven and get one, nine times out of ten or better.',
    '画像ごとにクラスを与える AM-GAN。「7」と指定すれば、10 回に 9 回以上「7」が描かれます。',
  ),
  watch: text(
    'Every image is asked for by its class. How often does the generator obey?',
    '画像ごとにクラスを指定します。指定どおりに描かれる割合はどこまで上がるでしょうか。',
  ),
  story: text(
    'The generator is given a digit beside its random numbers, and a critic that names classes pulls each image towards the one it should be. Tiles stand in rows of one class each. All ten classes arrive early, which the same networks without labels do not manage; look at the diversity within classes for the price.',
    '生成器には乱数に加えて数字が与えられ、クラスを見分ける識別器が各画像をそのクラスへ引き寄せます。タイルは行ごとに同じクラスです。ラベルなしの同じネットワークでは揃わない 10 クラスが早くから揃います。その代償は、クラス内の多様性に現れます。',
  ),
  changes: { 'data.id': 'mnist', 'method.id': 'am-gan', 'method.labelling': 'static' },
  outcome: {
    text: text(
      'Nine in ten images show the class that was asked for, and all ten classes are there.',
      '10 枚に 9 枚が指定どおりのクラスになり、10 クラスすべてが現れる。',
    ),
    step: 2_000,
    conditions: [
      { metric: 'askedClass', atLeast: 0.9 },
      { metric: 'classesCaptured', atLeast: 10 },
    ],
  },
});
