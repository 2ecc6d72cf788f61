import type { Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { Activation, NetworkSpec } from './spec.ts';

/** Where the weights of one layer lie in the flat vector of a network: weight [inputs, outputs], then bias [outputs]. */
export interface Layer {
  readonly inputs: number;
  /** Pre-activations: twice the width for a maxout layer. */
  readonly outputs: number;
  readonly weightOffset: number;
  readonly biasOffset: number;
  /** Offset of the layer's power-iteration vector [inputs] in the spectral state. */
  readonly vectorOffset: number;
}

export interface Layout {
  readonly layers: readonly Layer[];
  /** Whether layers have a bias; without, `biasOffset` is where the next layer begins. */
  readonly hasBias: boolean;
  /** Length of the flat weight vector. */
  readonly size: number;
  /** Length of the flat spectral state: one vector per layer, whether or not the network uses it. */
  readonly vectorSize: number;
}

/**
 * Weights of a network as its losses see them: weight [inputs, outputs] of each layer in turn, followed by its bias
 * [outputs] if layers have one.
 */
export type Pieces = readonly Tensor[];

/** Weight and bias of a layer among the pieces of its network. */
export function pieceOf({ hasBias }: Layout, pieces: Pieces, layer: number): { weight: Tensor2D; bias?: Tensor1D } {
  if (!hasBias) return { weight: pieces[layer] as Tensor2D };
  return { weight: pieces[2 * layer] as Tensor2D, bias: pieces[2 * layer + 1] as Tensor1D };
}

/** Linear pieces that an activation takes per unit. */
export const piecesOf = (activation: Activation): number => (activation === 'maxout' ? 2 : 1);

/** Layers of a multilayer perceptron in the order of the flat vector; depth 0 is one linear layer. */
export function layoutOf(spec: NetworkSpec): Layout {
  const layers: Layer[] = [];
  const hasBias = spec.bias !== false;
  let offset = 0;
  let vectorOffset = 0;
  for (let index = 0; index <= spec.depth; index++) {
    const inputs = index === 0 ? spec.inputs : spec.width;
    const outputs = index === spec.depth ? spec.outputs : spec.width * piecesOf(spec.activation);
    const biasOffset = offset + inputs * outputs;
    layers.push({ inputs, outputs, weightOffset: offset, biasOffset, vectorOffset });
    offset = biasOffset + (hasBias ? outputs : 0);
    vectorOffset += inputs;
  }
  return { layers, hasBias, size: offset, vectorSize: vectorOffset };
}
