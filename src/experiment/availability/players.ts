import { text } from '../../schema/text.ts';
import { hasImages, needsImages } from './options.ts';
import type { Rule } from './rule.ts';

const fixedLayers = text(
  'A convolutional network has two convolutions; its channels say how large it is.',
  '畳み込みネットワークの畳み込み層は 2 つです。大きさはチャネル数で決めます。',
);

const noChannels = text(
  'Only a convolutional network has channels: choose that architecture.',
  'チャネルがあるのは畳み込みネットワークだけです。アーキテクチャで選ぶと設定できます。',
);

const noHidden = text(
  'A network without hidden layers has none of these: add a hidden layer.',
  '隠れ層がないため使いません。隠れ層を 1 つ以上にすると設定できます。',
);

/** Settings of a network or its optimiser that its architecture, its depth or the kind of optimiser has no use for. */
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
    keys: [`${player}Optimiser.annealingSteps`],
    unless: ({ [`${player}Optimiser` as const]: { annealing } }) => annealing !== 'constant',
    reason: text(
      'The learning rate stays as it is: choose an annealing to use this.',
      '学習率は一定です。アニーリングを選ぶと設定できます。',
    ),
  },
  {
    keys: [`${player}.architecture`, `${player}.channels`],
    unless: hasImages,
    reason: needsImages,
  },
  {
    keys: [`${player}.channels`],
    unless: ({ [player]: { architecture } }) => architecture === 'dcgan',
    reason: noChannels,
  },
  {
    keys: [`${player}.depth`, `${player}.width`],
    unless: ({ [player]: { architecture } }) => architecture === 'mlp',
    reason: fixedLayers,
  },
  {
    keys: [`${player}.width`, `${player}.activation`],
    unless: ({ [player]: { architecture, depth } }) => architecture === 'dcgan' || depth > 0,
    reason: noHidden,
  },
]);
