import type { Scalar, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import { choice, defineSchema, number, type ParamValue, toggle } from '../../schema/param.ts';
import { text } from '../../schema/text.ts';
import type { Field, FormulaNote, Ops } from '../contract.ts';
import type { GanMethod, Play } from './contract.ts';
import { noClipping, probabilityField, recommend } from './shared.ts';

/**
 * What the methods share whose discriminator is known in closed form: D̂ = (p̂_r + φ) / (p̂_r + p̂_θ + 2φ), both densities being
 * kernel density estimates (arXiv:1705.09199). There is no critic network, and nothing to train but the generator.
 */
export const closedFormParams = defineSchema({
  space: choice({
    label: text('Compared by', '比べる空間'),
    help: text(
      'Where densities of images are estimated. By pixels, any two digits are about equally far apart, and a stroke moved by two pixels is as far away as another digit. The features of a judge bring like images together, but alone they leave the generator free to make noise that the judge takes for digits.',
      '画像の密度を推定する空間。画素では、どの 2 枚の数字もほぼ同じ距離になり、2 画素ずれた線は別の数字と同じくらい遠くなります。判定器の特徴量では似た画像どうしが近づきますが、それだけでは、判定器が数字と見なすノイズを生成器が作れてしまいます。',
    ),
    options: [
      { value: 'both', label: text('Pixels and features of the judge', '画素と判定器の特徴量') },
      { value: 'features', label: text('Features of the judge', '判定器の特徴量') },
      { value: 'pixels', label: text('Pixels', '画素') },
    ],
    default: 'both',
  }),
  objective: choice({
    label: text('Objective', '目的関数'),
    help: text(
      'What the generator does with the second term: lower log(1 − D̂), or raise log D̂ in its place.',
      '第 2 項の扱い。log(1 − D̂) を下げるか、代わりに log D̂ を上げます。',
    ),
    options: [
      { value: 'minimax', label: text('Minimax', 'ミニマックス') },
      { value: 'non-saturating', label: text('Non-saturating', '非飽和') },
    ],
    default: 'minimax',
  }),
  selfTerms: toggle({
    label: text('Self terms', '自己項'),
    help: text(
      'Every point is also a centre of the density at itself; off leaves it out (leave-one-out).',
      '各点を自分自身での密度の中心にも数えます。オフにすると除外します（leave-one-out）。',
    ),
    default: true,
  }),
  centres: toggle({
    label: text('Gradient through the generated centres', '生成データの中心を通る勾配'),
    help: text(
      'Generated points also feel how they shape the density; off removes their mutual repulsion.',
      '生成データが密度の中心として及ぼす影響も勾配に含めます。オフにすると互いの反発が消えます。',
    ),
    default: true,
  }),
  floor: number({
    label: text('Density floor', '密度の下限'),
    symbol: 'φ',
    help: text(
      'Added to both densities: far from all points D̂ becomes ½ and the force fades.',
      '両方の密度に加える値。どの点からも遠い場所では D̂ が ½ になり、力が消えます。',
    ),
    min: 0,
    max: 1e-3,
    default: 0,
    step: 1e-5,
    live: true,
  }),
});

/** What the two formulas leave out when these settings are not at their defaults. */
export const closedFormNotes: readonly FormulaNote[] = [
  {
    param: 'objective',
    applies: (value) => value === 'non-saturating',
    of: ['generator'],
    text: text(
      'Non-saturating: −log D̂(g(z)) stands in place of log(1 − D̂(g(z))).',
      '非飽和：log(1 − D̂(g(z))) の代わりに −log D̂(g(z)) を使います。',
    ),
  },
  {
    param: 'selfTerms',
    applies: (value) => value === false,
    of: ['critic', 'generator'],
    text: text(
      'Leave-one-out: at a point of its own set a density leaves this point out.',
      'leave-one-out：密度を自分の標本の点で評価するとき、その点を中心から除きます。',
    ),
  },
  {
    param: 'centres',
    applies: (value) => value === false,
    of: ['generator'],
    text: text(
      'The centres of the generated density count as constants: no gradient goes through them.',
      '生成データの密度の中心は定数とみなし、勾配を通しません。',
    ),
  },
  {
    param: 'floor',
    applies: (value) => Number(value) > 0,
    of: ['critic', 'generator'],
    text: text('The floor φ is added to both densities.', '両方の密度に下限 φ を加えます。'),
  },
];

/** Why settings that belong to a critic are locked. */
const noPenalty = text(
  'There is no critic to penalise: its slope follows from the bandwidth.',
  'ペナルティの対象となる識別器がありません。傾きは帯域幅で決まります。',
);
const noPacking = text(
  'The discriminator is a density at one point: nothing is packed.',
  '識別器は 1 点ごとの密度です。パッキングはできません。',
);
const noSmoothedLabels = text(
  'The discriminator is not trained, so it has no labels to smooth.',
  '識別器を学習しないため、平滑化するラベルがありません。',
);

export const closedFormUses: GanMethod['uses'] = {
  smoothing: true,
  penalty: noPenalty,
  clip: noClipping,
  packing: noPacking,
  labelSmoothing: noSmoothedLabels,
};

export const closedFormField: Field = { ...probabilityField, symbol: 'D̂(x)' };

/** The kernel is the discriminator, so it is always on. */
export const closedFormFixes: Readonly<Record<string, ParamValue>> = { 'smoothing.on': true };

export const closedFormRecommends = recommend({
  'smoothing.on': true,
  'smoothing.bandwidth': 0.5,
  'smoothing.schedule': 'exponential',
  'smoothing.end': 0.1,
  'smoothing.duration': 2_400,
  'training.batch': 256,
  'generator.depth': 3,
  'generator.width': 128,
  'generator.activation': 'leaky-relu',
});

/** log(p + φ) from log p. At φ = 0, where log φ does not exist, it is log p to the last digit. */
export function floored(ops: Ops, logarithm: Tensor1D, floor: Scalar): Tensor1D {
  const { add, log, mul, relu, softplus, sub } = ops;
  const logFloor = sub(log(add(floor, 1e-37)), mul(relu(sub(1, mul(floor, 1e12))), 1e9));
  // The huge logarithm of a far point would cost the sum its digits, and is nothing beside the floor.
  const raised = add(logarithm, relu(sub(sub(logFloor, 100), logarithm)));
  return add(raised, softplus(sub(logFloor, raised)));
}

/** Logit ℓ = log D̂ − log(1 − D̂) at points of one of the two sets: noisy copies, or the set itself. */
export type Discriminator = (points: Tensor2D, of: 'real' | 'fake') => Tensor1D;

/** The discriminator between two sets of points, as the method's parameters shape it. */
export function discriminatorOf(play: Play, real: Tensor2D, fake: Tensor2D): Discriminator {
  const leaveOneOut = play.option('method.selfTerms') === false;
  const centres = { real, fake: play.option('method.centres') === true ? fake : play.constant(fake) };
  return (points, of) => {
    const density = (set: 'real' | 'fake'): Tensor1D => {
      const logarithm = play.logDensity(points, centres[set], { leaveOneOut: leaveOneOut && set === of });
      return floored(play.ops, logarithm, play.setting('method.floor'));
    };
    return play.ops.sub(density('real'), density('fake'));
  };
}

/**
 * What the generator minimises, from logits at real and at generated points: mean log D̂(x) + mean log(1 − D̂(y)), or with
 * −log D̂(y) in place of the second term if the objective is non-saturating.
 */
export function objectiveOf(play: Play, real: Tensor1D, fake: Tensor1D): Scalar {
  const { add, mean, neg, softplus, sub } = play.ops;
  const onReal = neg(mean(softplus(neg(real))));
  if (play.option('method.objective') === 'minimax') return sub(onReal, mean(softplus(fake)));
  return add(onReal, mean(softplus(neg(fake))));
}
