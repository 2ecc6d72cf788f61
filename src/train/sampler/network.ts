import * as tf from '@tensorflow/tfjs-core';
import type { Learnt } from '../../methods/sampler/contract.ts';
import type { Pieces } from '../../nn/layout.ts';
import { applyNetwork } from '../../nn/network.ts';
import { POINT, type SamplerActors } from './actors.ts';

/** What both networks of a sampler add to a perceptron, so that it starts as something that is known. */
export interface Shape {
  readonly actors: SamplerActors;
  /** Typical length of the target, data units. */
  readonly unit: number;
  /** Standard deviation of the samples before the first step. */
  readonly spread: number;
  readonly learns: Learnt;
}

/**
 * Samples [rows, 2] of latents [rows, d]: spread · z + unit · G(z), and without the first where the latent is not of two
 * dimensions. G begins near 0, so the first samples are those of a Gaussian, whose score is known.
 */
export function sampled({ actors, unit, spread }: Shape, pieces: Pieces, latents: tf.Tensor2D): tf.Tensor2D {
  const { spec, layout } = actors.generator;
  const made = tf.mul(applyNetwork(spec, layout, pieces, latents), unit);
  return (latents.shape[1] === POINT ? tf.add(tf.mul(latents, spread), made) : made) as tf.Tensor2D;
}

/**
 * What the second network says [rows, 2] at points [rows, 2] with noise σ [rows, 1]. A difference of scores: F(x/unit, log σ)/σ.
 * A score: −x/(spread² + σ²) more, as F begins at 0 and the first score is that of the first samples. Dividing by σ lets F have the
 * same size at every level.
 */
export function said(
  { actors, unit, spread, learns }: Shape,
  pieces: Pieces,
  points: tf.Tensor2D,
  sigma: tf.Tensor2D,
): tf.Tensor2D {
  const { spec, layout } = actors.score;
  const inputs = tf.concat2d([tf.div(points, unit), tf.log(sigma)], 1);
  const learnt = tf.div(applyNetwork(spec, layout, pieces, inputs), sigma) as tf.Tensor2D;
  if (learns === 'difference') return learnt;
  return tf.sub(learnt, tf.div(points, tf.add(tf.square(sigma), spread * spread))) as tf.Tensor2D;
}
