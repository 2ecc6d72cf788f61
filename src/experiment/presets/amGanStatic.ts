import { text } from '../../schema/text.ts';
import { definePreset } from './contract.ts';

export const LABELLED_STEPS = 3_000;

/**
 * The ring of the AM-GAN recipe, eight modes that are a class each, with its networks: batch normalisation in the generator,
 * small initial weights, and learning rates that fall to zero. What labels do to a class shows only with all three.
 */
export const LABELLED_RING = {
  'data.id': 'ring',
  'data.radius': 1,
  'data.std': 0.06,
  'latent.dimension': 8,
  'training.batch': 128,
  'generator.depth': 3,
  'generator.width': 64,
  'generator.activation': 'leaky-relu',
  'generator.normalisation': 'batch',
  'critic.depth': 3,
  'critic.width': 64,
  'critic.activation': 'leaky-relu',
  'generator.initialisation': 'uniform',
  'critic.initialisation': 'uniform',
  'generatorOptimiser.annealing': 'linear',
  'generatorOptimiser.annealingSteps': LABELLED_STEPS,
  'criticOptimiser.annealing': 'linear',
  'criticOptimiser.annealingSteps': LABELLED_STEPS,
} as const;

export const amGanStatic = definePreset({
  id: 'am-gan-static',
  group: 'classes',
  title: text('A class for every mode', 'モードごとに 1 つのクラス'),
  summary: text(
    'AM-GAN on labelled data: the generator is told which of eight classes to make, and makes it.',
    'ラベル付きデータの AM-GAN。8 クラスのどれを作るかを生成器に指定し、そのとおりに作らせます。',
  ),
  watch: text(
    'The generator is told which of eight classes to make. Watch whether it obeys.',
    '8\u00a0クラスのどれを作るかを生成器に指定します。指定どおりに作るでしょうか。',
  ),
  story: text(
    'Every mode of the ring is a class, and every generated point has one class to be: no mode can be forgotten. Open “Class gradient” below and point at the stage to see which class pulls and how hard. Then set the target class to the critic’s best guess and watch the balance go.',
    'リングのモードがそれぞれ 1 つのクラスで、生成する点にも目指すクラスが 1 つずつあるため、忘れられるモードはありません。下の「クラス別の勾配」を開いてステージ上の点にポインターを合わせると、どのクラスがどれだけ引くかが見えます。次に目標クラスを「識別器の予測」に変え、均衡が崩れる様子を見てください。',
  ),
  changes: { ...LABELLED_RING, 'method.id': 'am-gan', 'method.labelling': 'static' },
  outcome: {
    text: text(
      'All eight classes in their shares, 95 % of the points of the class asked for, nine in ten of high quality.',
      '8 クラスすべてが正しい割合で、点の 95 % が指定どおりのクラス、9 割が高品質。',
    ),
    step: LABELLED_STEPS,
    conditions: [
      { metric: 'strictModes', atLeast: 8 },
      { metric: 'amScore', atMost: 0.02 },
      { metric: 'askedClass', atLeast: 0.95 },
      { metric: 'highQuality', atLeast: 0.9 },
    ],
  },
});
