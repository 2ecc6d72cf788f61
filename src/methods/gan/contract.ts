import type * as tf from '@tensorflow/tfjs-core';
import type { Schema } from '../../schema/param.ts';
import type { CorePlay, MethodBase, Training } from '../contract.ts';

/**
 * Everything a loss of a GAN sees of a run. Built by train/gan/; smoothing, packing and the penalty act inside these calls, so a
 * method gets them without knowing them.
 */
export interface Play extends CorePlay {
  /** Fresh data [batch · packing, x], data units. */
  realPoints(): tf.Tensor2D;
  /** Generated points [batch · packing, x] of fresh latents; differentiable in the generator's weights. */
  fakePoints(): tf.Tensor2D;
  /** Critic inputs [batch, packing · x] from data: smoothed with the current bandwidth, then packed. */
  realInputs(): tf.Tensor2D;
  /** Critic inputs [batch, packing · x] from generated points: smoothed, then packed. */
  fakeInputs(): tf.Tensor2D;
  /**
   * Samples [rows, x] as kernels compare them [rows, coordinates], by `method.space`: points of the plane as they are; images
   * by their pixels, by what a judge sees, or by both, scaled so that distances are those of standardised points.
   * Differentiable in the samples.
   */
  compared(samples: tf.Tensor2D): tf.Tensor2D;
  /** The points [rows, x] with fresh noise of the run's kernel and of the bandwidth in force. */
  noisy(points: tf.Tensor2D): tf.Tensor2D;
  /**
   * Log of the kernel density estimate (data units) over `centres` [centres, x] at each of `points` [points, x], with
   * the run's kernel and bandwidth; differentiable once in both. With `leaveOneOut`, where both are the same set, a
   * point is no centre of the density at itself, unless it is the only one.
   */
  logDensity(points: tf.Tensor2D, centres: tf.Tensor2D, options?: { readonly leaveOneOut?: boolean }): tf.Tensor1D;
  /**
   * The one critic output [batch, 1] that says how real an input is (logit or score, see `needs.critic`); of a critic with
   * several outputs what `critic.realness` makes of them. `labels` [batch, classes] where the critic sees the class.
   */
  criticise(inputs: tf.Tensor2D, labels?: tf.Tensor2D): tf.Tensor2D;
  /** Every raw critic output [batch, outputs], see `critic.outputs`. */
  outputs(inputs: tf.Tensor2D, labels?: tf.Tensor2D): tf.Tensor2D;
  /** Number of classes K of the data; 0 where they have none or the method does not ask for them. */
  readonly classes: number;
  /** Critic inputs from data as `realInputs`, with their classes one-hot [batch, K]. For methods that need labels. */
  realLabelled(): Labelled;
  /**
   * Critic inputs from generated points as `fakeInputs`, with the classes that the generator was given: `labels`
   * [batch, K] if there are any, else drawn by the shares of the data. Only for a conditional method. Data that stand in
   * for a frozen generator keep the classes that they have.
   */
  fakeLabelled(labels?: tf.Tensor2D): Labelled;
  /** Share of each class among the data [1, K]. */
  classShares(): tf.Tensor2D;
  /** log Σ exp over the columns of x [rows, n], as [rows, 1]; differentiable twice. */
  logSumExp(x: tf.Tensor2D): tf.Tensor2D;
  /** One-hot [rows, n] of the largest column of each row, shared out among equal ones; a constant for gradients. */
  hardest(x: tf.Tensor2D): tf.Tensor2D;
  /**
   * Weighted gradient penalty at the places the settings name; the zero scalar when there is none. `labels` [batch, K] of
   * both sets where the critic sees the class.
   */
  penalty(real: tf.Tensor2D, fake: tf.Tensor2D, labels?: tf.Tensor2D): tf.Scalar;
}

/** Critic inputs [batch, x] and their classes, one-hot [batch, K]. */
export interface Labelled {
  readonly inputs: tf.Tensor2D;
  readonly labels: tf.Tensor2D;
}

export type GanActor = 'critic' | 'generator';

export type GanPhase = Training<Play, GanActor>;

/** What a critic with several outputs, or one that sees the class, looks like. */
export interface CriticShape {
  /** Number of raw outputs for K classes, by the method's options. */
  readonly outputs: (classes: number, option: Play['option']) => number;
  /** Whether the class, one-hot, is part of the input. */
  readonly seesClass?: boolean;
  /**
   * How real an input is, as one logit or score [rows, 1], from all raw outputs [rows, outputs]; with `labels`
   * [rows, K] for the pair of input and class. The stage, the arrows and the penalty look at this.
   */
  readonly realness: (
    play: Pick<Play, 'ops' | 'logSumExp' | 'classes' | 'option'>,
    outputs: tf.Tensor2D,
    labels?: tf.Tensor2D,
  ) => tf.Tensor2D;
  /** Columns of the raw outputs that are logits of the K classes; null where it has none. */
  readonly classLogits: (classes: number) => { readonly from: number; readonly count: number } | null;
}

/** A method in which a generator learns from a critic, or from a discriminator that is known in closed form. */
export interface GanMethod<S extends Schema = Schema>
  extends Omit<MethodBase<Play, GanActor, S>, 'needs' | 'phases' | 'formula'> {
  readonly lab: 'gan';
  readonly formula: MethodBase<Play, GanActor, S>['formula'] & { readonly critic: string; readonly generator: string };
  readonly needs: MethodBase<Play, GanActor, S>['needs'] & {
    readonly critic: 'logit' | 'score' | 'none';
    readonly secondOrder: boolean;
    readonly density: boolean;
  };
  /** One output of the input alone if absent. */
  readonly critic?: CriticShape;
  /** Whether the generator is given a class beside its latent, by the method's options; never if absent. */
  readonly conditional?: (option: Play['option']) => boolean;
  /** Phases of one step in order; a method without a critic network has only those of the generator. */
  readonly phases: readonly GanPhase[];
}

export function defineMethod<const S extends Schema>(declaration: Omit<GanMethod<S>, 'lab'>): GanMethod<S> {
  return { lab: 'gan', ...declaration };
}
