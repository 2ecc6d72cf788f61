import { findMethod } from '../../methods/index.ts';
import { text } from '../../schema/text.ts';
import type { Rule } from './rule.ts';

/** Settings of classes that the number of them, the method or its kind of target has no use for. */
export const labelRules: readonly Rule[] = [
  {
    keys: ['data.grouping'],
    unless: ({ data }) => Number(data.classes) > 0,
    reason: text(
      'Every mode is a class of its own: choose a number of classes.',
      'モードごとに別のクラスです。クラス数を選ぶと設定できます。',
    ),
  },
  {
    keys: ['data.labelNoise'],
    unless: ({ method }) => findMethod(method.id).needs.labels,
    reason: text(
      'This method does not look at labels: choose one with classes, such as AM-GAN.',
      'この手法はラベルを使いません。AM-GAN などクラスを使う手法を選ぶと設定できます。',
    ),
  },
  {
    keys: ['method.temperature'],
    unless: ({ method }) => method.labelling === 'soft',
    reason: text(
      'Only a soft target is sharpened: choose the critic’s belief as the target class.',
      '強調するのはソフトな目標だけです。目標クラスで「識別器の予測を強調」を選ぶと設定できます。',
    ),
  },
];
