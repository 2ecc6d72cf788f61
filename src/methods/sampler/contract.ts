import type * as tf from '@tensorflow/tfjs-core';
import type { Schema } from '../../schema/param.ts';
import type { CorePlay, MethodBase, Training } from '../contract.ts';

/** Rows of samples with noise; every second half of a batch repeats the first with the opposite noise. */
export interface Noisy {
  /** G(z) + σε [batch, 2], data units; differentiable in the sampler's weights. */
  readonly points: tf.Tensor2D;
  /** ε [batch, 2]. */
  readonly noise: tf.Tensor2D;
  /** σ of each row [batch, 1], data units; equally many rows of each level. */
  readonly sigma: tf.Tensor2D;
}

/** Everything a loss of a sampler sees of a run. Built by train/sampler. Points are rows [batch, 2] of the levels of `noisy`. */
export interface SamplerPlay extends CorePlay {
  /** Fresh samples of the network with noise. */
  noisy(): Noisy;
  /** Learnt score S(x, σ) [batch, 2] of the noisy samples, per unit of length. */
  learnt(points: tf.Tensor2D): tf.Tensor2D;
  /**
   * Score ∇ log q_τ(x) [batch, 2] of the target smoothed by τ² = σ² − σ₁², σ₁ being the least noise: what the law of
   * G(z) + σε has when that of G(z) + σ₁ε is the target. With one level it is the target's own.
   */
  target(points: tf.Tensor2D): tf.Tensor2D;
  /** Gradient [batch, 2] of each row of `f(points)` [batch, 1] in the same row of the points; a constant for gradients. */
  slope(f: (points: tf.Tensor2D) => tf.Tensor2D, points: tf.Tensor2D): tf.Tensor2D;
  /**
   * Loss whose gradient in the sampler's weights moves the points against `pull` [batch, 2], the mean over rows of
   * pull · ∂x/∂θ, long pulls shortened; its value is `value`.
   */
  along(points: tf.Tensor2D, pull: tf.Tensor2D, value: tf.Scalar): tf.Scalar;
}

export type SamplerActor = 'score' | 'generator';

export type SamplerPhase = Training<SamplerPlay, SamplerActor>;

/** What a step of the sampler asks of the target for each row of a batch; the score network asks nothing. */
export interface TargetCalls {
  /** Gradients of the log density. */
  readonly gradients: number;
  /** Products of its Hessian with a direction, each about as dear as two gradients. */
  readonly hessianProducts: number;
}

/** A method that learns a sampler of an unnormalised density without data, by the score of what it makes. */
export interface SamplerMethod<S extends Schema = Schema>
  extends Omit<MethodBase<SamplerPlay, SamplerActor, S>, 'phases' | 'formula'> {
  readonly lab: 'sampler';
  readonly formula: MethodBase<SamplerPlay, SamplerActor, S>['formula'] & {
    readonly score: string;
    readonly generator: string;
  };
  readonly spends: TargetCalls;
  readonly phases: readonly SamplerPhase[];
}

export function defineMethod<const S extends Schema>(declaration: Omit<SamplerMethod<S>, 'lab'>): SamplerMethod<S> {
  return { lab: 'sampler', ...declaration };
}
