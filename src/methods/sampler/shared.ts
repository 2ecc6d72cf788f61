import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core';
import type { ParamValue } from '../../schema/param.ts';
import { tex } from '../../schema/tex.ts';
import { text } from '../../schema/text.ts';
import { usesNothing } from '../contract.ts';
import { targetField } from '../density.ts';
import type { SamplerPhase, SamplerPlay } from './contract.ts';

/** What several samplers say in the same words: recommended settings, field, reasons, and the loss of the score. */

export const luoAndDeng = { label: 'Luo & Deng 2024', url: 'https://arxiv.org/abs/2411.01453' };

export const scoreFormula = tex`\min_\phi\ \mathbb E\,\lVert\sigma S_\phi(x)+\varepsilon\rVert^2,\quad x=g(z)+\sigma\varepsilon`;

/** What every sampler declares alike. */
export const samplerCommon = {
  lossUnit: text('weighted squared score', '重み付きスコアの二乗'),
  needs: { labels: false, potential: true },
  field: targetField,
  uses: usesNothing(
    text(
      'A sampler learns from the density itself: there are no data and no critic.',
      'サンプラーは密度そのものから学びます。実データも識別器も使いません。',
    ),
  ),
  fixes: {},
} as const;

const optimiser = (actor: 'generator' | 'score', beta1: number) => ({
  [`${actor}Optimiser.kind`]: 'adam',
  [`${actor}Optimiser.rate`]: 2e-3,
  [`${actor}Optimiser.annealing`]: 'cosine',
  [`${actor}Optimiser.annealingSteps`]: actor === 'generator' ? 3_200 : 4_000,
  [`${actor}Optimiser.beta1`]: beta1,
  [`${actor}Optimiser.beta2`]: 0.99,
});

/** Settings that were found to work on targets of the size of a few units; every sampler names the same keys. */
export function recommendSampler(
  differences: Readonly<Record<string, ParamValue>> = {},
): Readonly<Record<string, ParamValue>> {
  return {
    'generator.depth': 2,
    'generator.width': 64,
    'generator.activation': 'swish',
    // Smaller than Glorot's, so that the sampler sets out close to a Gaussian and shares its mass between far modes before it bends.
    'generator.initialisation': 'uniform',
    'latent.dimension': 2,
    'latent.law': 'normal',
    'sampler.noiseLow': 0.1,
    'sampler.noiseHigh': 2,
    ...optimiser('generator', 0.5),
    ...optimiser('score', 0.9),
    ...differences,
  };
}

/** Denoising score matching: mean ‖σS(x) + ε‖² over the sampler's own noisy samples (Vincent 2011, eq. 11). */
function denoising(play: SamplerPlay, scoreOf: (play: SamplerPlay, points: Tensor2D) => Tensor2D): Scalar {
  const { add, mean, mul, square, sum } = play.ops;
  const { points, noise, sigma } = play.noisy();
  return mean(sum(square(add(mul(sigma, scoreOf(play, points)), noise)), 1));
}

/** A second network learns about what the sampler makes, by the score that follows from it; then the sampler moves. */
export const scoreThenSampler = (
  generator: SamplerPhase['loss'],
  scoreOf: (play: SamplerPlay, points: Tensor2D) => Tensor2D = (play, points) => play.learnt(points),
): readonly SamplerPhase[] => [
  { trains: 'score', repeats: 'sampler.scoreSteps', loss: (play) => denoising(play, scoreOf) },
  { trains: 'generator', loss: generator },
];

/** The sampler moves by what its samples say of each other; nothing else learns. */
export const samplerAlone = (generator: SamplerPhase['loss']): readonly SamplerPhase[] => [
  { trains: 'generator', loss: generator },
];
