import type { Geometry } from '../math/windows.ts';
import type { Activation } from './spec.ts';

/** What a layer is before it has a place: a weight matrix, and what its product means. */
export interface LayerShape {
  readonly inputs: number;
  /** Columns of the weight: pre-activations, twice the width for a maxout layer; `kernel²·units` if transposed. */
  readonly outputs: number;
  /** Pre-activations at one position, each with a bias; those that batch normalisation keeps apart. */
  readonly units: number;
  /** Positions of a picture at which the layer has its units; 1 for a layer of a perceptron. */
  readonly positions: number;
  /** Present for a convolution; a transposed one goes from the grid of windows to the picture. */
  readonly convolution?: { readonly geometry: Geometry; readonly transposed: boolean };
}

/** Linear pieces that an activation takes per unit. */
export const piecesOf = (activation: Activation): number => (activation === 'maxout' ? 2 : 1);

/** A fully connected layer. */
export const dense = (inputs: number, outputs: number): LayerShape => ({
  inputs,
  outputs,
  units: outputs,
  positions: 1,
});
