import { labelRules } from './labels.ts';
import { layersRules } from './layers.ts';
import { penaltyRules } from './penalty.ts';
import { playerRules } from './players.ts';
import type { Rule } from './rule.ts';
import { samplerRules } from './sampler.ts';
import { smoothingRules } from './smoothing.ts';
import { trainingRules } from './training.ts';

/** Settings that other settings make pointless; the first rule that speaks is shown. */
export const RULES: readonly Rule[] = [
  ...smoothingRules,
  ...penaltyRules,
  ...trainingRules,
  ...playerRules,
  ...labelRules,
  ...samplerRules,
  ...layersRules,
];
