import { findMethod } from '../../methods/index.ts';
import { hasTop, type LayersMethod } from '../../methods/layers/contract.ts';
import { text } from '../../schema/text.ts';
import type { Experiment } from '../experiment.ts';
import { FIXED_GROUPS } from '../groups.ts';
import type { Rule } from './rule.ts';

/** Whether the method of a tower has something; true of every other lab, which has no such settings at all. */
const where =
  (has: (method: LayersMethod, experiment: Experiment) => boolean) =>
  (experiment: Experiment): boolean => {
    const method = findMethod(experiment.method.id);
    return method.lab !== 'layers' || has(method, experiment);
  };

/** Settings of layers, chapters and chains that the way of training a tower does without. */
export const layersRules: readonly Rule[] = [
  {
    keys: [
      ...['topUnits', 'topTrainer'].map((name) => `tower.${name}`),
      ...Object.keys(FIXED_GROUPS.topOptimiser).map((name) => `topOptimiser.${name}`),
    ],
    unless: where(hasTop),
    reason: text(
      'One machine is the whole model, without a layer on top: choose a method with layers.',
      'モデルは 1 つの機械だけで、上の層がありません。層を重ねる手法を選ぶと設定できます。',
    ),
  },
  {
    keys: ['tower.bottomSteps', 'tower.topSteps'],
    unless: where(({ chapters }) => chapters.length > 1),
    reason: text(
      'All is trained from the first step to the last: choose a method that trains layer by layer.',
      '最初から最後まで全体を学習します。一層ずつ学習する手法を選ぶと設定できます。',
    ),
  },
  {
    keys: ['tower.inferenceUnits'],
    unless: where(({ inference }) => inference === 'rich'),
    reason: text(
      'Inference has no layer of its own here: choose a method with rich inference.',
      'この手法の推論は独自の層を持ちません。リッチな推論を使う手法を選ぶと設定できます。',
    ),
  },
  {
    keys: ['tower.codesAre'],
    unless: where(({ inference }, { method }) => inference !== 'posterior' && !('chain' in method)),
    reason: text(
      'No code is drawn to restore an image from: choose an auto-encoder.',
      '符号を抽出して画像を復元する段階がありません。オートエンコーダーを選ぶと設定できます。',
    ),
  },
  {
    keys: ['tower.gibbs'],
    unless: where(
      (method, experiment) =>
        (hasTop(method) && experiment.tower.topTrainer !== 'exact') ||
        ('chain' in experiment.method && experiment.method.chain !== 'exact'),
    ),
    reason: text(
      'No layer learns by Gibbs chains: choose a machine below, or chains for the top.',
      'ギブス連鎖で学習する層がありません。積層 RBM や、上の層の学習法に連鎖を選ぶと設定できます。',
    ),
  },
];
