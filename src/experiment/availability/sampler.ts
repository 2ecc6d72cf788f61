import { findMethod } from '../../methods/index.ts';
import { text } from '../../schema/text.ts';
import { FIXED_GROUPS } from '../groups.ts';
import type { Rule } from './rule.ts';

/** Settings of the second network of a sampler and of how it learns. */
const SCORE_KEYS = [
  ...Object.keys(FIXED_GROUPS.score).map((name) => `score.${name}`),
  ...Object.keys(FIXED_GROUPS.scoreOptimiser).map((name) => `scoreOptimiser.${name}`),
  'sampler.scoreSteps',
  'sampler.lead',
];

/** What a sampler has no use for that learns from its own samples alone. */
export const samplerRules: readonly Rule[] = [
  {
    keys: SCORE_KEYS,
    unless({ method }) {
      const chosen = findMethod(method.id);
      return chosen.lab !== 'sampler' || chosen.learns !== 'nothing';
    },
    reason: text(
      'This method compares its samples with each other and has no score network: choose Denoising Fisher Training to use this.',
      'この手法は標本どうしを比べるため、スコアネットワークがありません。DFT などを選ぶと設定できます。',
    ),
  },
];
