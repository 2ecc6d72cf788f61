import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core';
import type { ParamValue } from '../../schema/param.ts';
import { text } from '../../schema/text.ts';
import type { Field } from '../contract.ts';
import type { GanMethod, GanPhase, Play } from './contract.ts';

/** What several methods say in the same words: recommended settings, fields, reasons, and shared losses. */

const optimiser = (player: 'generator' | 'critic', kind: string, rate: number, beta1: number, beta2: number) => ({
  [`${player}Optimiser.kind`]: kind,
  [`${player}Optimiser.rate`]: rate,
  [`${player}Optimiser.beta1`]: beta1,
  [`${player}Optimiser.beta2`]: beta2,
});

/** The same optimiser settings for both players. */
export const bothOptimisers = (
  kind: string,
  rate: number,
  beta1: number,
  beta2: number,
): Record<string, ParamValue> => ({
  ...optimiser('generator', kind, rate, beta1, beta2),
  ...optimiser('critic', kind, rate, beta1, beta2),
});

/**
 * Recommended settings of a method: the common defaults with its own differences. Every method names the same keys, so
 * that going from one method to another and back leaves nothing behind.
 */
export function recommend(
  differences: Readonly<Record<string, ParamValue>> = {},
): Readonly<Record<string, ParamValue>> {
  return {
    'training.criticSteps': 1,
    'training.generatorSteps': 1,
    'training.labelSmoothing': 0,
    'penalty.kind': 'none',
    'penalty.where': 'interpolates',
    'penalty.weight': 1,
    'penalty.target': 1,
    'penalty.clip': 0.01,
    ...bothOptimisers('adam', 1e-3, 0.5, 0.9),
    ...differences,
  };
}

/** The paper that compares all ways of using labels. */
export const amGanPaper: GanMethod['paper'] = {
  label: 'Zhou et al. 2018',
  url: 'https://arxiv.org/abs/1703.02000',
};

/** Optimiser of that paper: Adam with a long memory of scales. */
export const longMemory = bothOptimisers('adam', 1e-3, 0.5, 0.999);

/** Field of a critic that outputs a logit. */
export const probabilityField: Field = {
  transform: 'sigmoid',
  scale: [0, 0.5, 1],
  title: text('Probability of being real', '本物である確率'),
  symbol: 'D(x)',
};

/** Field of a Wasserstein critic, whose score has no zero. */
export const relativeScoreField: Field = {
  transform: 'identity',
  scale: 'relative',
  title: text('Critic score (higher: more real)', '識別器のスコア（高いほど本物らしい）'),
  symbol: 'f(x)',
};

/** Unit of cross-entropy losses. */
export const nats = text('nats', 'nat');
/** Unit of losses that are differences or margins of scores. */
export const scoreUnits = text('score', 'スコア');

/** Why the weight clip is locked. */
export const noClipping = text(
  'Only WGAN with weight clipping cuts the critic’s weights.',
  '重みを切り詰めるのは WGAN（重みクリッピング）だけです。',
);

/** Why label smoothing is locked. */
export const noLabels = text(
  'This loss compares scores and has no labels to smooth.',
  'この損失はスコアを比べるもので、平滑化するラベルがありません。',
);

/** Uses of a method whose critic has labels; every orthogonal part but clipping applies. */
export const labelledUses: GanMethod['uses'] = {
  smoothing: true,
  penalty: true,
  clip: noClipping,
  packing: true,
  labelSmoothing: true,
};

/** Cross-entropy with one-sided label smoothing s: mean softplus(−f(x)) + s·f(x) + mean softplus(f(x̃)), in nats. */
export function crossEntropy(play: Play, realLogits: Tensor2D, fakeLogits: Tensor2D): Scalar {
  const { add, mean, mul, neg, softplus } = play.ops;
  const smoothed = mul(play.setting('training.labelSmoothing'), realLogits);
  return add(mean(add(softplus(neg(realLogits)), smoothed)), mean(softplus(fakeLogits)));
}

/** Critic that tells data from generated points by cross-entropy. */
export function crossEntropyCritic(play: Play): Scalar {
  const real = play.realInputs();
  const fake = play.fakeInputs();
  const loss = crossEntropy(play, play.criticise(real), play.criticise(fake));
  return play.ops.add(loss, play.penalty(real, fake));
}

/** −mean log σ(f) of logits f of generated points: the generator wants to be taken for real. */
export function takenForReal({ ops: { mean, neg, softplus } }: Play, logits: Tensor2D): Scalar {
  return mean(softplus(neg(logits)));
}

/** Wasserstein critic: mean f(x̃) − mean f(x), plus the penalty (arXiv:1701.07875, eq. 2, with the sign of a loss). */
export function wassersteinCritic(play: Play): Scalar {
  const { add, mean, sub } = play.ops;
  const real = play.realInputs();
  const fake = play.fakeInputs();
  const difference = sub(mean(play.criticise(fake)), mean(play.criticise(real))) as Scalar;
  return add(difference, play.penalty(real, fake));
}

/** −mean f(x̃): the generator moves its points to where the critic scores high. */
export function raiseScore(play: Play): Scalar {
  const { mean, neg } = play.ops;
  return neg(mean(play.criticise(play.fakeInputs())));
}

/** A critic phase and a generator phase, repeated as the training settings say. */
export function twoPlayers(
  critic: GanPhase['loss'],
  generator: GanPhase['loss'],
  project?: GanPhase['project'],
): readonly GanPhase[] {
  return [
    { trains: 'critic', repeats: 'training.criticSteps', loss: critic, ...(project && { project }) },
    { trains: 'generator', repeats: 'training.generatorSteps', loss: generator },
  ];
}
