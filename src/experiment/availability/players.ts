import { text } from '../../schema/text.ts';
import type { Rule } from './rule.ts';

const noHidden = text(
  'A network without hidden layers has none of these: add a hidden layer.',
  '隠れ層がないため使いません。隠れ層を 1 つ以上にすると設定できます。',
);

/** Settings of a network or its optimiser that its depth or the kind of optimiser has no use for. */
export const playerRules = (['generator', 'critic'] as const).flatMap((player): Rule[] => [
  {
    keys: [`${player}Optimiser.beta1`],
    unless: ({ [`${player}Optimiser` as const]: { kind } }) => kind === 'adam' || kind === 'momentum',
    reason: text(
      'Only Adam and Momentum remember past gradients: choose one of them.',
      '過去の勾配を使うのは Adam とモメンタムだけです。どちらかを選ぶと設定できます。',
    ),
  },
  {
    keys: [`${player}Optimiser.beta2`],
    unless: ({ [`${player}Optimiser` as const]: { kind } }) => kind === 'adam' || kind === 'rmsprop',
    reason: text(
      'Only Adam and RMSprop rescale by past gradients: choose one of them.',
      '過去の勾配で大きさを揃えるのは Adam と RMSprop だけです。どちらかを選ぶと設定できます。',
    ),
  },
  {
    keys: [`${player}.width`, `${player}.activation`],
    unless: ({ [player]: { depth } }) => depth > 0,
    reason: noHidden,
  },
]);
