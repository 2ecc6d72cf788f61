import type * as tf from '@tensorflow/tfjs-core';
import type { Schema } from '../../schema/param.ts';
import type { CorePlay, MethodBase, Movement } from '../contract.ts';

/** Everything a move of particles sees of a run. Built by train/particles. Points are rows [n, 2], data units. */
export interface ParticlesPlay extends CorePlay {
  /** Where the particles are. */
  particles(): tf.Tensor2D;
  /** What the last move left for this one [n, 2]; zero at the start. */
  memory(): tf.Tensor2D;
  /** Unnormalised log density of the target [n, 1] at points, nats. */
  logDensity(points: tf.Tensor2D): tf.Tensor2D;
  /** Its gradient [n, 2], per unit of length. */
  score(points: tf.Tensor2D): tf.Tensor2D;
  /** Fresh standard normals [n, 2]. */
  normal(): tf.Tensor2D;
  /** Fresh uniforms [n, 1] in [0, 1). */
  uniform(): tf.Tensor2D;
  /** Squared distances [n, n] of the points of one set. */
  squaredDistances(points: tf.Tensor2D): tf.Tensor2D;
  /** Median of squared distances [n, n] between different points, of the first few of them. */
  medianOf(squaredDistances: tf.Tensor2D): tf.Scalar;
  /** `after` where the condition [n, 1] is 1, `before` where it is 0 or where what it rests on is not a number. */
  choose(
    log: { readonly ratio: tf.Tensor2D; readonly draw: tf.Tensor2D },
    after: tf.Tensor2D,
    before: tf.Tensor2D,
  ): Chosen;
}

/** Result of an acceptance test. */
export interface Chosen {
  readonly to: tf.Tensor2D;
  /** Share of the particles that moved. */
  readonly accepted: tf.Scalar;
}

export type ParticlesPhase = Movement<ParticlesPlay, 'particles'>;

/** Calls of the target that one step takes for each particle. */
export interface Spending {
  readonly gradients: number;
  readonly values: number;
}

/** A method that moves particles towards a density: a flow of interacting ones, or chains that know nothing of each other. */
export interface ParticlesMethod<S extends Schema = Schema>
  extends Omit<MethodBase<ParticlesPlay, 'particles', S>, 'phases' | 'formula'> {
  readonly lab: 'particles';
  readonly formula: MethodBase<ParticlesPlay, 'particles', S>['formula'] & { readonly particles: string };
  /** Whether every particle is a Markov chain of its own, so that diagnoses of chains mean something. */
  readonly areChains: boolean;
  /** What a step spends, by the method's options. */
  readonly spends: (option: ParticlesPlay['option']) => Spending;
  readonly phases: readonly ParticlesPhase[];
}

export function defineMethod<const S extends Schema>(declaration: Omit<ParticlesMethod<S>, 'lab'>): ParticlesMethod<S> {
  return { lab: 'particles', ...declaration };
}
