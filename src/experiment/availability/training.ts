import { findLaw } from '../../data/index.ts';
import { text } from '../../schema/text.ts';
import { FIXED_GROUPS } from '../groups.ts';
import type { Rule } from './rule.ts';

/** Settings of a generator that learns. */
const GENERATOR_KEYS = [
  ...Object.keys(FIXED_GROUPS.generator).map((name) => `generator.${name}`),
  ...Object.keys(FIXED_GROUPS.generatorOptimiser).map((name) => `generatorOptimiser.${name}`),
  ...Object.keys(FIXED_GROUPS.latent).map((name) => `latent.${name}`),
  'training.generatorSteps',
];

/** What these data cannot stop at, and what a frozen generator has no use for. */
export const trainingRules: readonly Rule[] = [
  {
    keys: ['stop.allModes'],
    unless: ({ data }) => findLaw(data.id).hasModes !== false,
    reason: text(
      'These data have no separate modes: choose a mixture, or draw or bring points.',
      'このデータには分離したモードがありません。混合分布、描画、または自分の点データを選ぶと設定できます。',
    ),
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
