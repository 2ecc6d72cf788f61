import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core';
import type { LayersPhase, LayersPlay } from './contract.ts';

/** Sums over every code of a tower, exact; for codes so few that all can be listed. */

/** log Σ exp of one number for each code [2^codes, 1]. */
export function logTotal(play: LayersPlay, values: Tensor2D): Scalar {
  const { reshape } = play.ops;
  return reshape(play.logSumExp(reshape(values, [1, values.shape[0]])), []);
}

/** log P_J(h) [1, 2^codes] of every code by the machine on top, nats. */
export function logTop(play: LayersPlay): Tensor2D {
  const { neg, reshape, sub } = play.ops;
  const energies = play.topEnergy(play.allCodes());
  return reshape(sub(neg(energies), logTotal(play, neg(energies))), [1, energies.shape[0]]);
}

/** Minus the mean log likelihood of the whole tower, −E_x log Σ_h P_I(x | h) P_J(h), nats per image: what every layer can descend at once. */
export function exactLikelihood(play: LayersPlay): Scalar {
  const { add, mean, neg } = play.ops;
  return mean(neg(play.logSumExp(add(play.logLikelihoods(play.images()), logTop(play)))));
}

/**
 * Fine-tuning: all that generates learns together. With every code enumerated the likelihood itself has a gradient, and neither wake-sleep nor
 * the up-down algorithm (Hinton, Osindero & Teh 2006, sec. 5), which approximate it, is needed. Inference is no part of the model and stays.
 */
export const finePhase: LayersPhase = { id: 'all', trains: ['bottom', 'top', 'topBias'], loss: exactLikelihood };
