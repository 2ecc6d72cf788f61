import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core';
import { number, type ParamValue } from '../../schema/param.ts';
import { tex } from '../../schema/tex.ts';
import { text } from '../../schema/text.ts';
import { usesNothing } from '../contract.ts';
import type { LayersPhase, LayersPlay } from './contract.ts';
import { finePhase, logTotal } from './enumerated.ts';

/** What several ways of training a tower say in the same words. */

export const arnoldAndOllivier = { label: 'Arnold & Ollivier 2012', url: 'https://arxiv.org/abs/1212.1524' };

/** What every way of training a tower declares alike. */
export const layersCommon = {
  lossUnit: text('nats per image', 'nat／画像'),
  needs: { labels: false, bits: true },
  /** Nothing is drawn behind images. */
  field: {
    transform: 'identity',
    scale: 'relative',
    title: text('Log-likelihood', '対数尤度'),
    symbol: 'log P(x)',
  },
  uses: usesNothing(
    text(
      'A tower is trained by likelihood: there is no critic and no noise on its inputs.',
      '層のモデルは尤度で学習します。識別器も入力ノイズもありません。',
    ),
  ),
  fixes: {},
} as const;

export const topFormula = tex`\max_J\ \mathbb E_{h\sim q}\,\log P_J(h),\quad P_J(h)\propto e^{-F_J(h)}`;

/** Settings of a tower on a hundred images of a hundred pixels; every method names the same keys. */
export function recommendLayers(
  differences: Readonly<Record<string, ParamValue>> = {},
): Readonly<Record<string, ParamValue>> {
  return {
    'tower.bottomSteps': 3_200,
    'tower.weightStd': 0.3,
    'bottomOptimiser.kind': 'adam',
    'bottomOptimiser.rate': 0.01,
    'bottomOptimiser.beta1': 0.9,
    'bottomOptimiser.beta2': 0.999,
    'topOptimiser.kind': 'adam',
    'topOptimiser.rate': 0.01,
    'topOptimiser.beta1': 0.9,
    'topOptimiser.beta2': 0.999,
    ...differences,
  };
}

/** Probability with which a pixel of the input is left out. */
export const dropParam = number({
  label: text('Left-out pixels', '欠落させる画素'),
  help: text(
    'Share of the input’s pixels that are set to 0 before inference, while all are to be restored.',
    '推論の前に 0 にする入力画素の割合。復元では全画素を求めます。',
  ),
  min: 0,
  max: 0.9,
  default: 0,
  step: 0.05,
  live: true,
});

/** −mean log P of bits [batch, columns] that are independent given logits [batch, columns], nats per row. */
export function misfit({ ops }: LayersPlay, logits: Tensor2D, bits: Tensor2D): Scalar {
  const { mean, mul, softplus, sub, sum } = ops;
  return mean(sum(sub(softplus(logits), mul(bits, logits)), 1));
}

/** Reconstruction: −mean log P(x|h) of codes drawn from q(h|x), nats per image (arXiv:1212.1524, sec. 2.4). */
export function reconstruct(play: LayersPlay): Scalar {
  const images = play.images();
  return misfit(play, play.decoded(play.drawn(play.inferred(play.spoilt(images)))), images);
}

/** Minus the mean log P_J of codes [batch, codes]: exactly with every code enumerated, else by the difference that chains give. */
export function minusTop(play: LayersPlay, codes: Tensor2D): Scalar {
  const { add, mean, neg, sub } = play.ops;
  const here = mean(play.topEnergy(codes));
  if (play.topTrainer !== 'exact') return sub(here, mean(play.topEnergy(play.topDreamt())));
  return add(here, logTotal(play, neg(play.topEnergy(play.allCodes()))));
}

/** The top learns the codes that inference finds. */
export const raiseTop = (play: LayersPlay): Scalar => minusTop(play, play.codes());

const topPhase: LayersPhase = { id: 'top', trains: ['top', 'topBias'], loss: raiseTop };

/** Chapters of a tower on a bottom. */
export const STACKED = ['bottom', 'top', 'all'] as const;

/** Their phases: the top learns its codes, and then, where that is asked for, all layers together. */
export const stackedOn = (bottom: LayersPhase): readonly LayersPhase[] => [bottom, topPhase, finePhase];

/** The chapter of a bottom that learns to restore images. */
export const restoringPhase: LayersPhase = { id: 'bottom', trains: ['bottom', 'inference'], loss: reconstruct };
