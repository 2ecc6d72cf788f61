import type { KernelFamily } from '../math/kernels.ts';
import type { LabId } from '../methods/contract.ts';
import { latentSchema } from '../nn/latentSchema.ts';
import { optimiserSchema } from '../nn/optimiserSchema.ts';
import { networkSchemas } from '../nn/spec.ts';
import { type ChoiceOption, choice, defineSchema, integer, number, toggle } from '../schema/param.ts';
import { text } from '../schema/text.ts';
import { LENGTH } from '../schema/units.ts';
import { particlesSchema } from './particlesSchema.ts';
import { samplerSchema } from './samplerSchema.ts';
import { towerSchema } from './towerSchema.ts';
import { trainingSchema } from './trainingSchema.ts';

const steps = text('steps', 'ステップ');

export const SCHEDULES = ['constant', 'linear', 'exponential', 'cosine', 'step'] as const;
export type Schedule = (typeof SCHEDULES)[number];

/** Names of the kernels in math/kernels.ts and of their mixture. */
const kernelOptions = [
  { value: 'gaussian', label: text('Gaussian', 'ガウス') },
  { value: 'laplace', label: text('Laplace', 'ラプラス') },
  { value: 'epanechnikov', label: text('Epanechnikov (bounded)', 'エパネチニコフ（有界）') },
  { value: 'student-t', label: text('Student-t (heavy tails)', 'スチューデント t（裾が重い）') },
  { value: 'mixture', label: text('Five bandwidths at once', '5 つの帯域幅の混合') },
] as const satisfies readonly ChoiceOption<KernelFamily | 'mixture'>[];

/** Noise on every critic input, real and generated, with an annealed bandwidth. */
export const smoothingSchema = defineSchema({
  on: toggle({
    label: text('Smoothing', '平滑化'),
    help: text(
      'Adds noise of the kernel to real and generated points before the critic sees them.',
      '識別器に渡す前に、実データと生成データの両方へカーネルのノイズを加えます。',
    ),
    default: false,
    live: false,
  }),
  kernel: choice({
    label: text('Kernel', 'カーネル'),
    help: text(
      'Shape of the noise and of the kernel density estimates; its standard deviation is the bandwidth.',
      'ノイズとカーネル密度推定の形。標準偏差が帯域幅です。',
    ),
    options: kernelOptions,
    default: 'gaussian',
  }),
  bandwidth: number({
    label: text('Kernel bandwidth', 'カーネル帯域幅'),
    symbol: 'σ',
    unit: LENGTH,
    help: text(
      'Standard deviation of the noise; with a schedule, its value at the start.',
      'ノイズの標準偏差。スケジュールがある場合はその初期値。',
    ),
    min: 0.005,
    max: 3,
    default: 0.5,
    scale: 'log',
    live: true,
  }),
  schedule: choice({
    label: text('Noise annealing', 'ノイズアニーリング'),
    help: text('How the bandwidth moves from start to end.', '帯域幅を初期値から最終値へ下げる形。'),
    options: [
      { value: 'constant', label: text('Constant', '一定') },
      { value: 'linear', label: text('Linear', '線形') },
      { value: 'exponential', label: text('Exponential', '指数') },
      { value: 'cosine', label: text('Cosine', 'コサイン') },
      { value: 'step', label: text('Four steps', '4 段階') },
    ],
    default: 'constant',
    live: true,
  }),
  end: number({
    label: text('End', '最終'),
    unit: LENGTH,
    help: text('Bandwidth when annealing is over.', 'アニーリング終了後の帯域幅。'),
    min: 0.005,
    max: 3,
    default: 0.1,
    scale: 'log',
    live: true,
  }),
  duration: integer({
    label: text('Duration', '期間'),
    unit: steps,
    help: text('Generator steps from start to end.', '初期値から最終値までの生成器ステップ数。'),
    min: 1,
    max: 1_000_000,
    default: 5_000,
    scale: 'log',
    live: true,
  }),
  from: integer({
    label: text('From step', '開始'),
    unit: steps,
    help: text(
      'Step at which annealing begins; until then the bandwidth stays at its start.',
      'アニーリングを始めるステップ。それまでは初期値のまま保ちます。',
    ),
    min: 0,
    max: 10_000_000,
    default: 0,
    live: true,
  }),
});

export const penaltySchema = defineSchema({
  kind: choice({
    label: text('Gradient penalty', '勾配ペナルティ'),
    help: text('What the critic pays for its slope.', '識別器の傾きに課すペナルティの種類。'),
    options: [
      { value: 'none', label: text('None', 'なし') },
      { value: 'two-sided', label: text('Two-sided: slope = target', '両側：傾き＝目標') },
      { value: 'one-sided', label: text('One-sided: slope ≤ target', '片側：傾き≦目標') },
      { value: 'zero-centred', label: text('Zero-centred (R1, R2)', 'ゼロ中心（R1・R2）') },
      { value: 'quotient', label: text('Pairs: difference ÷ distance', '点対：差÷距離') },
      { value: 'transport', label: text('Pairs: difference − distance', '点対：差−距離') },
      { value: 'noise', label: text('Noise regulariser (Roth)', 'ノイズ正則化（Roth）') },
    ],
    default: 'none',
  }),
  weight: number({
    label: text('Penalty weight', 'ペナルティ重み'),
    symbol: 'λ',
    help: text('How much the penalty counts in the critic loss.', '識別器の損失でのペナルティの重み。'),
    min: 0.001,
    max: 1000,
    default: 1,
    scale: 'log',
    live: true,
  }),
  target: number({
    label: text('Target slope', '目標の傾き'),
    help: text('Slope that the penalty aims at.', 'ペナルティが目標とする傾き。'),
    min: 0.01,
    max: 100,
    default: 1,
    scale: 'log',
    live: true,
  }),
  where: choice({
    label: text('Penalised at', 'ペナルティを課す点'),
    help: text('Points at which the critic’s slope is measured.', '識別器の傾きを測る点。'),
    options: [
      { value: 'interpolates', label: text('Between real and generated', '実データと生成の間') },
      { value: 'real', label: text('Real points', '実データ') },
      { value: 'fake', label: text('Generated points', '生成データ') },
      { value: 'local', label: text('Around real points', '実データの周辺') },
      { value: 'local-both', label: text('Around both, half each', '両方の周辺（半分ずつ）') },
    ],
    default: 'interpolates',
  }),
  localScale: number({
    label: text('Neighbourhood', '周辺の広さ'),
    unit: text('std', '標準偏差'),
    help: text(
      'How far from a point its surroundings reach, in standard deviations of the batch.',
      '点の周辺とみなす範囲。バッチの標準偏差が単位です。',
    ),
    min: 0,
    max: 2,
    default: 0.5,
    step: 0.05,
    live: true,
  }),
  clip: number({
    label: text('Weight clip', '重みクリップ'),
    symbol: 'c',
    help: text(
      'Critic weights are cut to [−c, c] after every critic step.',
      '識別器の重みを毎回 [−c, c] に切り詰めます。',
    ),
    min: 0.0001,
    max: 1,
    default: 0.01,
    scale: 'log',
    live: true,
  }),
});

export const stopSchema = defineSchema({
  steps: integer({
    label: text('Stop after', '停止ステップ'),
    unit: steps,
    help: text('Pauses at this step; 0 never does.', 'このステップで一時停止。0 は無制限。'),
    min: 0,
    max: 10_000_000,
    default: 0,
    live: true,
  }),
  allModes: toggle({
    label: text('Stop when all modes are captured', '全モード捕捉で停止'),
    help: text(
      'Pauses when every mode has at least a quarter of its fair share.',
      '全モードが本来の割合の 1/4 以上を得たら一時停止します。',
    ),
    default: false,
    live: true,
  }),
  plateau: toggle({
    label: text('Stop on a plateau', '変化が止まったら停止'),
    help: text(
      'Pauses when coverage and quality have not moved for a while.',
      '網羅性と品質がしばらく変わらなければ一時停止します。',
    ),
    default: false,
    live: true,
  }),
});

/** Groups whose schema does not depend on a choice. `data` and `method` have the schema of what is chosen. */
export const FIXED_GROUPS = {
  smoothing: smoothingSchema,
  penalty: penaltySchema,
  training: trainingSchema,
  sampler: samplerSchema,
  particles: particlesSchema,
  tower: towerSchema,
  generator: networkSchemas.generator,
  critic: networkSchemas.critic,
  score: networkSchemas.score,
  latent: latentSchema,
  generatorOptimiser: optimiserSchema,
  criticOptimiser: optimiserSchema,
  scoreOptimiser: optimiserSchema,
  bottomOptimiser: optimiserSchema,
  topOptimiser: optimiserSchema,
  stop: stopSchema,
} as const;

export type FixedGroup = keyof typeof FIXED_GROUPS;
export type GroupId = 'data' | 'method' | FixedGroup;

/** Groups of settings that each lab has, in display order; what a lab lacks stays at its defaults and is never asked for. */
export const LAB_GROUPS: Readonly<Record<LabId, readonly FixedGroup[]>> = {
  gan: [
    ...(['smoothing', 'penalty', 'training', 'generator', 'critic', 'latent'] as const),
    ...(['generatorOptimiser', 'criticOptimiser', 'stop'] as const),
  ],
  sampler: ['sampler', 'generator', 'score', 'latent', 'generatorOptimiser', 'scoreOptimiser', 'stop'],
  particles: ['particles', 'stop'],
  layers: ['tower', 'bottomOptimiser', 'topOptimiser', 'stop'],
};
