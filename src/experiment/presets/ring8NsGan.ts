import { text } from '../../schema/text.ts';
import { definePreset } from './contract.ts';

export const ring8NsGan = definePreset({
  id: 'ring8-nsgan',
  group: 'story',
  title: text('Balanced players find the modes', '力が釣り合えば、モードは見つかる'),
  summary: text(
    'A balanced non-saturating GAN on a ring of eight: the generated points spread, split and settle on the modes.',
    '釣り合いのとれた非飽和 GAN と 8 モードのリング。生成データが広がり、分かれ、モードに落ち着きます。',
  ),
  watch: text(
    'Generator and critic are balanced. Watch how the points spread over the ring.',
    '生成器と識別器の力を釣り合わせました。点がリングにどう広がるか見てください。',
  ),
  story: text(
    'The base line for everything else: wide modes and two players of equal strength. Nearly all modes are captured, though seldom in equal shares. Narrow the modes or speed the critic up and see when it breaks.',
    'ほかのすべての出発点です。モードは広めで、2 つのネットワークの強さは釣り合っています。ほぼすべてのモードが捕捉されますが、割合は揃いません。モードを狭めたり識別器を速めたりして、どこで破綻するか試してください。',
  ),
  changes: { 'method.id': 'ns-gan', 'data.id': 'ring', 'data.std': 0.1 },
  outcome: {
    text: text(
      'At least seven of eight modes are captured, most points on them.',
      '8 モード中 7 個以上を捕捉し、大半の点がその上にある。',
    ),
    step: 6_000,
    conditions: [
      { metric: 'modes', atLeast: 7 },
      { metric: 'highQuality', atLeast: 0.7 },
    ],
  },
});
