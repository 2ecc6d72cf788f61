import { choice, defineSchema, integer, number } from '../schema/param.ts';
import { text } from '../schema/text.ts';

/** The same schema serves both players; the experiment holds one copy of the values for each. */
export const optimiserSchema = defineSchema({
  kind: choice({
    label: text('Optimiser', '最適化手法'),
    help: text('Rule that turns gradients into weight changes.', '勾配から重みの更新量を決める規則。'),
    options: [
      { value: 'sgd', label: text('SGD', 'SGD') },
      { value: 'momentum', label: text('Momentum', 'モメンタム') },
      { value: 'rmsprop', label: text('RMSprop', 'RMSprop') },
      { value: 'adam', label: text('Adam', 'Adam') },
    ],
    default: 'adam',
  }),
  rate: number({
    label: text('Learning rate', '学習率'),
    symbol: 'η',
    help: text(
      'Size of each weight change; with annealing, its value at the start.',
      '重みを一度に動かす大きさ。アニーリングがある場合はその初期値。',
    ),
    min: 1e-6,
    max: 1,
    default: 1e-3,
    scale: 'log',
    live: true,
  }),
  annealing: choice({
    label: text('Rate annealing', '学習率アニーリング'),
    help: text(
      'How the learning rate falls to zero; after that the player no longer learns.',
      '学習率をゼロへ下げる形。ゼロになった後は学習が止まります。',
    ),
    options: [
      { value: 'constant', label: text('Constant', '一定') },
      { value: 'linear', label: text('Linear to zero', '線形にゼロへ') },
      { value: 'cosine', label: text('Cosine to zero', 'コサインでゼロへ') },
    ],
    default: 'constant',
    live: true,
  }),
  annealingSteps: integer({
    label: text('Zero at', 'ゼロになる時点'),
    unit: text('steps', 'ステップ'),
    help: text('Generator step at which the learning rate is zero.', '学習率がゼロになる生成器ステップ。'),
    min: 1,
    max: 1_000_000,
    default: 5_000,
    scale: 'log',
    live: true,
  }),
  beta1: number({
    label: text('Momentum β₁', 'モメンタム β₁'),
    help: text('Memory of past gradients (Adam, Momentum).', '過去の勾配を残す割合（Adam・モメンタム）。'),
    min: 0,
    max: 0.99,
    default: 0.5,
    step: 0.01,
    live: true,
  }),
  beta2: number({
    label: text('Scale memory β₂', 'スケール記憶 β₂'),
    help: text(
      'Memory of past squared gradients (Adam; decay of RMSprop).',
      '勾配の二乗を残す割合（Adam・RMSprop の減衰率）。',
    ),
    min: 0,
    max: 0.9999,
    default: 0.9,
    step: 0.001,
    live: true,
  }),
});

export type RateAnnealing = (typeof optimiserSchema.annealing.options)[number]['value'];
export type OptimiserKind = (typeof optimiserSchema.kind.options)[number]['value'];
