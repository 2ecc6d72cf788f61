import type { Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import { convolutionalShapes } from './convolutionalShapes.ts';
import { dense, type LayerShape, piecesOf } from './layerShape.ts';
import type { NetworkSpec } from './spec.ts';

/** Where the weights of one layer lie in the flat vector of a network: weight [inputs, outputs], then bias [units]. */
export interface Layer extends LayerShape {
  readonly weightOffset: number;
  readonly biasOffset: number;
  /** Offset of the layer's power-iteration vector [inputs] in the spectral state. */
  readonly vectorOffset: number;
  /** Offset of its means [units], with the variances [units] behind, in the statistics of batch normalisation. */
  readonly statisticsOffset: number;
}

export interface Layout {
  readonly layers: readonly Layer[];
  /** Whether layers have a bias; without, `biasOffset` is where the next layer begins. */
  readonly hasBias: boolean;
  /** Length of the flat weight vector. */
  readonly size: number;
  /** Length of the flat spectral state: one vector per layer, whether or not the network uses it. */
  readonly vectorSize: number;
  /** Length of the statistics of all hidden layers, whether or not the network uses them. */
  readonly statisticsSize: number;
}

/**
 * Weights of a network as its losses see them: weight [inputs, outputs] of each layer in turn, followed by its bias
 * [units] if layers have one.
 */
export type Pieces = readonly Tensor[];

/** Weight and bias of a layer among the pieces of its network. */
export function pieceOf({ hasBias }: Layout, pieces: Pieces, layer: number): { weight: Tensor2D; bias?: Tensor1D } {
  if (!hasBias) return { weight: pieces[layer] as Tensor2D };
  return { weight: pieces[2 * layer] as Tensor2D, bias: pieces[2 * layer + 1] as Tensor1D };
}

/** Layers of a perceptron; depth 0 is one linear layer. */
function perceptronShapes({ inputs, outputs, depth, width, activation }: NetworkSpec): LayerShape[] {
  return Array.from({ length: depth + 1 }, (_, index) =>
    dense(index === 0 ? inputs : width, index === depth ? outputs : width * piecesOf(activation)),
  );
}

/** Layers of a network in the order of the flat vector. Throws a RangeError for pictures that convolutions cannot halve twice. */
export function layoutOf(spec: NetworkSpec): Layout {
  const hasBias = spec.bias !== false;
  const shapes = spec.architecture === 'dcgan' ? convolutionalShapes(spec) : perceptronShapes(spec);
  let size = 0;
  let vectorSize = 0;
  let statisticsSize = 0;
  const layers = shapes.map((shape, index): Layer => {
    const biasOffset = size + shape.inputs * shape.outputs;
    const layer = {
      ...shape,
      weightOffset: size,
      biasOffset,
      vectorOffset: vectorSize,
      statisticsOffset: statisticsSize,
    };
    size = biasOffset + (hasBias ? shape.units : 0);
    vectorSize += shape.inputs;
    if (index < shapes.length - 1) statisticsSize += 2 * shape.units;
    return layer;
  });
  return { layers, hasBias, size, vectorSize, statisticsSize };
}

/** How many inputs a pre-activation of a layer adds up, away from the border, and how many of them an input reaches. */
export function fansOf({ inputs, outputs, convolution }: Layer): { readonly in: number; readonly out: number } {
  if (!convolution) return { in: inputs, out: outputs };
  const { stride } = convolution.geometry;
  // A pixel lies in kernel²/stride² windows.
  const share = 1 / stride ** 2;
  return convolution.transposed
    ? { in: inputs * convolution.geometry.kernel ** 2 * share, out: outputs }
    : { in: inputs, out: outputs * convolution.geometry.kernel ** 2 * share };
}
