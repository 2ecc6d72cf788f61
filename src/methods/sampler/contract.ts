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

/** Weights [batch, batch] by which methods that compare samples with each other do so: only rows of one noise level, each row summing to 1. */
export interface Pairing {
  /** Among all rows of the level, the row itself included. */
  readonly all: tf.Tensor2D;
  /** Among rows of other latents, which are independent of this one; a row of 0 where the level has none. */
  readonly independent: tf.Tensor2D;
}

/** Everything a loss of a sampler sees of a run. Built by train/sampler. Points are rows [batch, 2] of the levels of `noisy`. */
export interface SamplerPlay extends CorePlay {
  /** Fresh samples of the network with noise. */
  noisy(): Noisy;
  /** What the second network says [batch, 2], per unit of length (see `Learnt`). */
  learnt(points: tf.Tensor2D): tf.Tensor2D;
  /**
   * Score ∇ log q_τ(x) [batch, 2] of the target smoothed by τ² = σ² − σ₁², σ₁ being the least noise: what the law of
   * G(z) + σε has when that of G(z) + σ₁ε is the target. With one level it is the target's own.
   */
  target(points: tf.Tensor2D): tf.Tensor2D;
  /** Which rows of a batch are compared with which. */
  readonly pairing: Pairing;
  /** Squared distances [batch, batch] of the points of one set. */
  squaredDistances(points: tf.Tensor2D): tf.Tensor2D;
  /** Median of squared distances [batch, batch] between different points, of the first few of them. */
  medianOf(squaredDistances: tf.Tensor2D): tf.Scalar;
  /** Gradient [batch, 2] of the sum of `f(points)` [batch, 1] in each row of the points; a constant for gradients. */
  slope(f: (points: tf.Tensor2D) => tf.Tensor2D, points: tf.Tensor2D): tf.Tensor2D;
  /**
   * Loss whose gradient in the sampler's weights moves the points against `pull` [batch, 2], the mean over rows of
   * pull · ∂x/∂θ, long pulls shortened; its value is `value`.
   */
  along(points: tf.Tensor2D, pull: tf.Tensor2D, value: tf.Scalar): tf.Scalar;
}

export type SamplerActor = 'score' | 'generator';

export type SamplerPhase = Training<SamplerPlay, SamplerActor>;

/**
 * What the second network of a sampler learns: S(x, σ), the score of the noisy samples; by how much the target's score differs from
 * it, f = s_q − S; or nothing, as there is none.
 */
export type Learnt = 'score' | 'difference' | 'nothing';

/** What a step of the sampler asks of the target for each row of a batch. */
export interface TargetCalls {
  /** Gradients of the log density. */
  readonly gradients: number;
  /** Products of its Hessian with a direction, each about as dear as two gradients. */
  readonly hessianProducts: number;
  /** Gradients for each row of every step of the second network; none if absent. */
  readonly learning?: number;
}

/** A method that learns a sampler of an unnormalised density without data, by the score of what it makes. */
export interface SamplerMethod<S extends Schema = Schema>
  extends Omit<MethodBase<SamplerPlay, SamplerActor, S>, 'phases' | 'formula'> {
  readonly lab: 'sampler';
  readonly formula: MethodBase<SamplerPlay, SamplerActor, S>['formula'] & {
    readonly generator: string;
  };
  readonly learns: Learnt;
  readonly spends: TargetCalls;
  readonly phases: readonly SamplerPhase[];
}

export function defineMethod<const S extends Schema>(declaration: Omit<SamplerMethod<S>, 'lab'>): SamplerMethod<S> {
  return { lab: 'sampler', ...declaration };
}
