import type * as tf from '@tensorflow/tfjs-core';
import type { Schema } from '../../schema/param.ts';
import type { CorePlay, FormulaNote, MethodBase, Training } from '../contract.ts';

/** Everything a loss of a tower sees of a run. Built by train/layers. Images are rows of bits [batch, pixels], codes rows of bits. */
export interface LayersPlay extends CorePlay {
  /** Fresh training images [batch, pixels], 0 or 1. */
  images(): tf.Tensor2D;
  /** The images as the method spoils them before inference: pixels left out, or replaced at random; the same where it spoils none. */
  spoilt(images: tf.Tensor2D): tf.Tensor2D;
  /** Logits [batch, codes] of the inference model q(h|x). */
  inferred(images: tf.Tensor2D): tf.Tensor2D;
  /** Logits [batch, pixels] of the images that codes [batch, codes] stand for: P(x|h). */
  decoded(codes: tf.Tensor2D): tf.Tensor2D;
  /**
   * Codes [batch, codes] drawn from their logits: bits whose gradient is that of their probabilities (straight through), or
   * the probabilities themselves where the tower's codes are means.
   */
  drawn(logits: tf.Tensor2D): tf.Tensor2D;
  /** Free energy [rows, 1] of images under the bottom layer as a machine whose inference model is tied to it. */
  energy(images: tf.Tensor2D): tf.Tensor2D;
  /** Images [batch, pixels] that a Gibbs chain of the bottom reaches: from these images, or from where it was; a constant. */
  dreamt(images: tf.Tensor2D): tf.Tensor2D;
  /** Free energy [rows, 1] of codes under the bottom layer as that machine. */
  codeEnergy(codes: tf.Tensor2D): tf.Tensor2D;
  /** Fresh codes [batch, codes] of training images, bits drawn from q; a constant. */
  codes(): tf.Tensor2D;
  /** Free energy [rows, 1] of codes under the machine on top. */
  topEnergy(codes: tf.Tensor2D): tf.Tensor2D;
  /**
   * Codes [batch, codes] that a Gibbs chain of the top reaches: from those of the images, or from where it was; a constant. Where all layers
   * learn at once and the top by enumeration, codes drawn from it exactly.
   */
  topDreamt(): tf.Tensor2D;
  /** Images [batch, pixels] drawn from those codes; a constant. Only where all layers learn at once. */
  fantasies(): tf.Tensor2D;
  /** Every code there is [2^codes, codes]; only of few bits. */
  allCodes(): tf.Tensor2D;
  /** log Q(h) [1, 2^codes] of the latent marginal that a method keeps beside its layers; a constant. */
  logMarginal(): tf.Tensor2D;
  /** P(h | x) [batch, 2^codes] ∝ P(x | h) Q(h) of images, by that marginal; a constant. */
  responsibilities(images: tf.Tensor2D): tf.Tensor2D;
  /** log P(x | h) [batch, 2^codes] of images under every code, nats. */
  logLikelihoods(images: tf.Tensor2D): tf.Tensor2D;
  /** How the machine on top is trained: by enumeration, by persistent chains, or by chains from the codes. */
  readonly topTrainer: 'exact' | 'pcd' | 'cd';
  /** log Σ exp over the columns of each row [rows, 1]. */
  logSumExp(values: tf.Tensor2D): tf.Tensor2D;
}

export type LayersActor = 'bottom' | 'inference' | 'top' | 'topBias';

/** What a chapter trains: one layer, with those below it frozen, or all layers together. */
export type Chapter = 'bottom' | 'top' | 'all';

/** A phase of a chapter: it runs in the steps of its chapter and is left out of all others. */
export interface LayersPhase extends Omit<Training<LayersPlay, LayersActor>, 'trains' | 'repeats'> {
  readonly id: Chapter;
  readonly trains: readonly LayersActor[];
  /** The latent marginal [1, 2^codes] that takes the place of the present one after the update, where the method keeps one. */
  readonly marginal?: (play: LayersPlay) => tf.Tensor2D;
}

/**
 * A method that trains a tower layer by layer (arXiv:1212.1524): the bottom first, then, with it frozen, the top on its codes. One without
 * a top is a single machine, whose own law of codes takes that place.
 */
export interface LayersMethod<S extends Schema = Schema>
  extends Omit<MethodBase<LayersPlay, never, S>, 'phases' | 'formula'> {
  readonly lab: 'layers';
  /** Of what is trained first, and of the top; of all layers together in the first place where they are trained at once. */
  readonly formula: { readonly bottom: string; readonly top?: string } & { readonly notes?: readonly FormulaNote[] };
  /**
   * Whether the inference model is the transpose of the generative one, has weights of its own, or is none: the posterior under a latent
   * marginal, which gives every code a probability.
   */
  readonly inference: 'tied' | 'rich' | 'posterior';
  /** Chapters in their order: the page knows them, and none of the losses. */
  readonly chapters: readonly Chapter[];
  /** One for each chapter, in their order. */
  readonly phases: readonly LayersPhase[];
}

/** Whether a phase trains inference with all that generates: there was no chapter before it. */
export const isJoint = ({ id, trains }: LayersPhase): boolean => id === 'all' && trains.includes('inference');

/** Whether there is a layer over the codes: a chapter of its own, or part of all that learns together. */
export const hasTop = ({ chapters }: Pick<LayersMethod, 'chapters'>): boolean => chapters.some((id) => id !== 'bottom');

export function defineMethod<const S extends Schema>(declaration: Omit<LayersMethod<S>, 'lab'>): LayersMethod<S> {
  return { lab: 'layers', ...declaration };
}
