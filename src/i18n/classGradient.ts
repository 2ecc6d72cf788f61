import { text } from '../schema/text.ts';

/** Interface text: how losses pull on one sample class by class. Fetched with its panel. */
export const classGradient = {
  title: text('Pull on the class logits of one sample', '1 サンプルのクラスロジットにかかる力'),
  about: text(
    'Right: the loss raises the logit; left: it lowers it. Each column adds up to 0.',
    '右はロジットを上げる力、左は下げる力。列ごとの合計は 0 です。',
  ),
  class: text('Class', 'クラス'),
  belief: text('Belief', '予測'),
  generated: text('Generated', '生成'),
  losses: {
    labelGan: text('as LabelGAN', 'LabelGAN なら'),
    amGan: text('as AM-GAN', 'AM-GAN なら'),
  },
  trained: text('trained', '学習中'),
  show: text('Arrows of this loss on the stage', 'この損失の矢印をステージに表示'),
  sample: text('Sample {{number}}', 'サンプル {{number}}'),
  previous: text('Previous sample', '前のサンプル'),
  next: text('Next sample', '次のサンプル'),
  place: text('Place under the pointer', 'ポインターの位置'),
  target: text('Target of AM-GAN', 'AM-GAN の目標'),
  from: {
    asked: text('asked for', '指定されたクラス'),
    critic: text('the critic’s best guess', '識別器の予測'),
    sharpened: text('the critic’s belief, sharpened', '識別器の予測を強調'),
  },
  marks: text('Points by the critic’s class', '点を識別器のクラスで表示'),
  hint: text('Point at the stage to look elsewhere.', 'ステージ上の点にポインターを合わせると、その位置を調べます。'),
  tileHint: text('Point at an image to look at it.', '画像にポインターを合わせると、その画像を調べます。'),
  arrows: text(
    'Thin: each class (dashed: pushed away from it). Heavy: their sum; long dashes: the sum of the other loss.',
    '細線：クラスごと（破線は遠ざける力）。太線：その合計。長い破線：もう一方の損失の合計。',
  ),
  row: text('{{name}}: belief {{belief}} %', '{{name}}：予測 {{belief}} %'),
} as const;
