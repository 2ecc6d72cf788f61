import { findLaw } from '../../data/index.ts';
import { text } from '../../schema/text.ts';
import { FIXED_GROUPS } from '../groups.ts';
import { comparesPoints, hasImages } from './options.ts';
import type { Rule } from './rule.ts';

/** Settings of a generator that learns. */
const GENERATOR_KEYS = [
  ...Object.keys(FIXED_GROUPS.generator).map((name) => `generator.${name}`),
  ...Object.keys(FIXED_GROUPS.generatorOptimiser).map((name) => `generatorOptimiser.${name}`),
  ...Object.keys(FIXED_GROUPS.latent).map((name) => `latent.${name}`),
  'training.generatorSteps',
];

/** Whether a judge counts classes in place of modes. */
const isLabelledImages = (id: string): boolean => {
  const { space, labelled } = findLaw(id);
  return space?.kind === 'image' && labelled === true;
};

/** What these data cannot stop at, and what a frozen generator has no use for. */
export const trainingRules: readonly Rule[] = [
  {
    keys: ['stop.allModes'],
    unless: ({ data }) => findLaw(data.id).hasModes !== false || isLabelledImages(data.id),
    reason: text(
      'These data have neither separate modes nor classes: choose a mixture or labelled images, or draw or bring points.',
      'このデータには分離したモードもクラスもありません。混合分布やラベル付きの画像、描画、自分の点データを選ぶと設定できます。',
    ),
  },
  {
    keys: ['method.space'],
    unless: hasImages,
    reason: comparesPoints,
  },
  {
    keys: ['training.freezeBy'],
    unless: ({ training }) => training.freeze === 'noisy' || training.freeze === 'shifted',
    reason: text(
      'Nothing is moved: freeze the generator at noisy or moved data to use this.',
      'ずらすものがありません。生成器をノイズか移動のある実データに固定すると設定できます。',
    ),
  },
  {
    keys: GENERATOR_KEYS,
    unless: ({ training }) => training.freeze === 'off',
    reason: text(
      'Fixed points stand in for the generator, which does not learn: switch freezing off.',
      '生成器の代わりに決まった点を使うため学習しません。固定をオフにすると設定できます。',
    ),
  },
];
