import { key, normal, uniform } from '../math/rng.ts';
import { fansOf, type Layer, layoutOf } from './layout.ts';
import type { Initialisation, NetworkSpec } from './spec.ts';

/** Initial state on the host. Each layer has its own random stream, so a change of one player leaves the other alone. */

type Draw = (layer: Layer, seed: number, stream: string) => Float32Array;

const scaledNormal = (layer: Layer, seed: number, stream: string, std: number): Float32Array =>
  normal(key(seed, stream), layer.inputs * layer.outputs).map((value) => std * value);

const scaledUniform = (count: number, seed: number, stream: string, bound: number): Float32Array =>
  uniform(key(seed, stream), count).map((value) => bound * (2 * value - 1));

/** Laws of a weight [inputs, outputs]. */
const draws: Readonly<Record<Initialisation, Draw>> = {
  /** N(0, 2/fan in), arXiv:1502.01852, eq. 10. */
  he: (layer, seed, stream) => scaledNormal(layer, seed, stream, Math.sqrt(2 / fansOf(layer).in)),
  /** Uniform on ±√(6/(fan in + fan out)), Glorot & Bengio 2010, eq. 16. */
  glorot: (layer, seed, stream) => {
    const fans = fansOf(layer);
    const bound = Math.sqrt(6 / (fans.in + fans.out));
    return scaledUniform(layer.inputs * layer.outputs, seed, stream, bound);
  },
  /** Orthonormal rows or columns, whichever are fewer (arXiv:1312.6120). */
  orthogonal: (layer, seed, stream) => {
    const { inputs, outputs } = layer;
    const wide = inputs <= outputs;
    const vectors = orthonormal(seed, stream, Math.min(inputs, outputs), Math.max(inputs, outputs));
    const weight = new Float32Array(inputs * outputs);
    vectors.forEach((vector, i) => {
      vector.forEach((value, j) => {
        weight[wide ? i * outputs + j : j * outputs + i] = value;
      });
    });
    return weight;
  },
  /** N(0, 0.02²), arXiv:1511.06434. */
  'small-normal': (layer, seed, stream) => scaledNormal(layer, seed, stream, 0.02),
  /** Uniform on ±1/√fan in: what torch.nn.Linear starts from, biases included. */
  uniform: (layer, seed, stream) =>
    scaledUniform(layer.inputs * layer.outputs, seed, stream, 1 / Math.sqrt(fansOf(layer).in)),
};

const dot = (a: Float64Array, b: Float64Array): number =>
  a.reduce((sum, value, i) => sum + value * (b[i] as number), 0);

/** `count` ≤ `length` orthonormal vectors by Gram–Schmidt, each swept twice so that rounding does not pile up. */
function orthonormal(seed: number, stream: string, count: number, length: number): Float64Array[] {
  const values = Float64Array.from(normal(key(seed, stream), count * length));
  const vectors: Float64Array[] = [];
  for (let i = 0; i < count; i++) {
    const vector = values.subarray(i * length, (i + 1) * length);
    for (const other of [...vectors, ...vectors]) {
      const overlap = dot(vector, other);
      for (let j = 0; j < length; j++) vector[j] = (vector[j] as number) - overlap * (other[j] as number);
    }
    const size = Math.sqrt(dot(vector, vector));
    for (let j = 0; j < length; j++) vector[j] = (vector[j] as number) / size;
    vectors.push(vector);
  }
  return vectors;
}

/**
 * Flat initial weights of a network: weights by the law of the spec, biases zero unless that law is `uniform`. `player`
 * names its random streams.
 */
export function initialWeights(spec: NetworkSpec, seed: number, player: string): Float32Array {
  const { layers, hasBias, size } = layoutOf(spec);
  const flat = new Float32Array(size);
  layers.forEach((layer, index) => {
    flat.set(draws[spec.initialisation](layer, seed, `initial/${player}/${index}`), layer.weightOffset);
    if (spec.initialisation !== 'uniform' || !hasBias) return;
    const stream = `initial/${player}/${index}/bias`;
    flat.set(scaledUniform(layer.units, seed, stream, 1 / Math.sqrt(fansOf(layer).in)), layer.biasOffset);
  });
  return flat;
}

const START_ITERATIONS = 30;

/** Initial spectral state [vectorSize]: unit vectors after enough power iterations that σ is right from step 0. */
export function initialVectors(spec: NetworkSpec, weights: Float32Array, seed: number, player: string): Float32Array {
  const { layers, vectorSize } = layoutOf(spec);
  const vectors = new Float32Array(vectorSize);
  layers.forEach(({ inputs, outputs, weightOffset, vectorOffset }, index) => {
    const weight = (i: number, j: number): number => weights[weightOffset + i * outputs + j] as number;
    let left = Float64Array.from(normal(key(seed, `spectral/${player}/${index}`), inputs));
    for (let iteration = 0; iteration < START_ITERATIONS; iteration++) {
      const right = Float64Array.from({ length: outputs }, (_, j) =>
        left.reduce((sum, u, i) => sum + u * weight(i, j), 0),
      );
      left = Float64Array.from({ length: inputs }, (_, i) => right.reduce((sum, v, j) => sum + v * weight(i, j), 0));
      const size = Math.sqrt(dot(left, left));
      left = left.map((value) => value / size);
    }
    vectors.set(left, vectorOffset);
  });
  return vectors;
}
