import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { key, normal } from '../math/rng.ts';
import { networkOfBatch64 } from '../testing/convolutional64.ts';
import { gradient64 } from '../testing/finiteDifference.ts';
import { relativeError } from '../testing/matchers.ts';
import { startTfjs } from '../testing/tfjs.ts';
import { forward } from './forward.ts';
import { rowGradients, valueAndGradients } from './gradients.ts';
import { fansOf, layoutOf } from './layout.ts';
import { applyFeatures, applyNetwork, flatten, type Memory, piecesFrom } from './network.ts';
import { followed, type Moments } from './normalisation.ts';
import type { NetworkSpec } from './spec.ts';

const generator: NetworkSpec = {
  architecture: 'dcgan',
  inputs: 3,
  outputs: 8 * 4 * 2,
  depth: 0,
  width: 1,
  channels: 2,
  makes: { height: 8, width: 4, channels: 2 },
  head: 'tanh',
  activation: 'tanh',
  normalisation: 'none',
  initialisation: 'he',
};
const critic: NetworkSpec = {
  ...generator,
  head: 'linear',
  inputs: 8 * 4 * 2,
  outputs: 2,
};
const { makes: pictures, ...seeing } = critic;
const seeingCritic: NetworkSpec = { ...seeing, sees: pictures as NonNullable<typeof pictures> };
const packedConditional: NetworkSpec = {
  ...seeingCritic,
  inputs: 2 * 64 + 3,
  sees: { height: 8, width: 4, channels: 2, count: 2 },
};
const perceptron: NetworkSpec = { ...generator, architecture: 'mlp', depth: 2, width: 4, outputs: 2 };

const ROWS = 3;
const rowsOf = ({ inputs }: NetworkSpec): Float32Array => normal(key(31, 'convolutional test'), ROWS * inputs);
const weightsOf = (spec: NetworkSpec): Float32Array =>
  normal(key(32, 'convolutional test'), layoutOf(spec).size).map((value) => 0.4 * value);
const nested = (x: ArrayLike<number>, columns: number): number[][] =>
  Array.from({ length: x.length / columns }, (_, i) => Array.from(x).slice(i * columns, (i + 1) * columns));

const oracle = (spec: NetworkSpec, weights: ArrayLike<number>, x: ArrayLike<number>): number[] =>
  networkOfBatch64(spec, weights, nested(x, spec.inputs)).flat();

/** Applies a network to a batch on tfjs, within a tidy. */
const applied = (spec: NetworkSpec, flat: tf.Tensor1D, x: tf.Tensor2D, memory?: Memory): tf.Tensor2D =>
  applyNetwork(spec, layoutOf(spec), piecesFrom(flat, layoutOf(spec)), x, memory);

const directionsOf = (size: number, count: number): Float32Array[] =>
  Array.from({ length: count }, (_, i) => normal(key(34, `direction ${i}`), size));

const dot = (a: ArrayLike<number>, b: Float32Array): number =>
  b.reduce((sum, value, i) => sum + value * ((a[i] as number | undefined) ?? 0), 0);

/** Derivative of a float64 function along a direction by central differences. */
function along(f: (w: Float64Array) => number, at: Float32Array, direction: Float32Array): number {
  const moved = (by: number): number => f(Float64Array.from(at, (value, i) => value + by * (direction[i] as number)));
  return (moved(1e-5) - moved(-1e-5)) / 2e-5;
}

beforeAll(startTfjs);

const activations = ['tanh', 'leaky-relu', 'maxout'] as const;
const normalisations = ['none', 'layer', 'batch'] as const;
const cases = [
  ...[generator, seeingCritic].flatMap((spec) =>
    normalisations.flatMap((normalisation) =>
      activations.map((activation) => ({ ...spec, activation, normalisation })),
    ),
  ),
  packedConditional,
  { ...packedConditional, normalisation: 'batch' } as const,
  { ...seeingCritic, features: 5, bias: false },
  { ...seeingCritic, features: 5, activation: 'maxout', normalisation: 'batch' } as const,
  { ...seeingCritic, channels: 1, inputs: 16, sees: { height: 4, width: 4, channels: 1 } },
  { ...perceptron, normalisation: 'batch' } as const,
].map((spec) => ({
  spec,
  name: `${spec.makes ? 'makes' : 'sees'}, ${spec.activation}, ${spec.normalisation}, ${spec.inputs} inputs, features ${'features' in spec ? spec.features : 0}`,
}));

describe('a convolutional network', () => {
  it.each(cases)('has the value and the gradient of its definition: $name', ({ spec }) => {
    const [weights, x] = [weightsOf(spec), rowsOf(spec)];
    const cotangent = normal(key(33, 'convolutional test'), ROWS * spec.outputs);
    const weighted = (y: ArrayLike<number>): number =>
      cotangent.reduce((sum, factor, i) => sum + factor * (y[i] as number), 0);
    const [output, gradient] = tf.tidy(() => {
      const input = tf.tensor2d(x, [ROWS, spec.inputs]);
      const pieces = piecesFrom(tf.tensor1d(weights), layoutOf(spec));
      const { gradients } = valueAndGradients(
        () =>
          tf.sum(
            tf.mul(applyNetwork(spec, layoutOf(spec), pieces, input), tf.tensor2d(cotangent, [ROWS, spec.outputs])),
          ),
        pieces,
      );
      return [applied(spec, tf.tensor1d(weights), input).dataSync(), flatten(gradients).dataSync()] as const;
    });
    expect(relativeError(output, oracle(spec, weights, x))).toBeLessThan(2e-6);
    for (const direction of directionsOf(weights.length, 4)) {
      const difference = along((w) => weighted(oracle(spec, w, x)), weights, direction);
      expect(Math.abs(dot(gradient, direction) / difference - 1)).toBeLessThan(1e-4);
    }
    const plain = forward(
      { ...spec, normalisation: spec.normalisation === 'layer' ? 'none' : spec.normalisation },
      weights,
      x,
    );
    if (spec.normalisation !== 'layer') expect(relativeError(plain.output, output)).toBeLessThan(1e-5);
  });

  it.each(cases.filter(({ spec }) => spec.activation === 'tanh'))(
    'can be differentiated twice, as a gradient penalty does: $name',
    ({ spec }) => {
      const [weights, x] = [weightsOf(spec), rowsOf(spec)];
      /** Σ‖∂(Σ output)/∂x‖² by central differences in float64. */
      const squaredSlopes = (w: Float64Array): number => {
        const total = (at: ArrayLike<number>): number => oracle(spec, w, at).reduce((sum, value) => sum + value, 0);
        return gradient64(total, x, 1e-4).reduce((sum, slope) => sum + slope ** 2, 0);
      };
      const gradient = tf.tidy(() => {
        const pieces = piecesFrom(tf.tensor1d(weights), layoutOf(spec));
        const loss = (): tf.Scalar => {
          const slopes = rowGradients(
            (input) => applyNetwork(spec, layoutOf(spec), pieces, input),
            tf.tensor2d(x, [ROWS, spec.inputs]),
          );
          return tf.sum(tf.square(slopes));
        };
        const free = spec.bias === false || spec.head === 'tanh' ? pieces : pieces.slice(0, -1);
        const { gradients } = valueAndGradients(loss, free);
        return flatten(gradients).dataSync();
      });
      // A bias without a part in the slopes stays where it is.
      const [direction = new Float32Array()] = directionsOf(weights.length, 1);
      direction.fill(0, gradient.length);
      expect(Math.abs(dot(gradient, direction) / along(squaredSlopes, weights, direction) - 1)).toBeLessThan(2e-4);
    },
  );

  it('keeps the variance of its pre-activations by its fans, and needs pictures that can be halved twice', () => {
    const { layers } = layoutOf({ ...generator, channels: 3 });
    expect(layers.map(fansOf)).toEqual([
      { in: 3, out: 2 * 6 },
      { in: 6 * 4, out: 16 * 3 },
      { in: 3 * 4, out: 16 * 2 },
    ]);
    expect(layoutOf(seeingCritic).layers.map(fansOf)).toEqual([
      { in: 16 * 2, out: 2 * 4 },
      { in: 16 * 2, out: 4 * 4 },
      { in: 2 * 4, out: 2 },
    ]);
    expect(() => layoutOf({ ...generator, makes: { height: 8, width: 6, channels: 1 } })).toThrow(RangeError);
  });

  it('gives the features that its last layer sees', () => {
    const spec: NetworkSpec = { ...seeingCritic, features: 5 };
    const [weights, layout] = [weightsOf(spec), layoutOf(spec)];
    const [features, output] = tf.tidy(() => {
      const pieces = piecesFrom(tf.tensor1d(weights), layout);
      const x = tf.tensor2d(rowsOf(spec), [ROWS, spec.inputs]);
      const seen = applyFeatures(spec, layout, pieces, x);
      const last = tf.add(tf.matMul(seen, pieces.at(-2) as tf.Tensor2D), pieces.at(-1) as tf.Tensor1D);
      return [seen, tf.sub(last, applyNetwork(spec, layout, pieces, x))].map((tensor) => tensor.arraySync());
    });
    expect(features).toHaveLength(ROWS);
    expect((features as number[][])[0]).toHaveLength(5);
    expect((output as number[][]).flat().every((value) => Math.abs(value) < 1e-6)).toBe(true);
  });
});

describe('batch normalisation', () => {
  const specs = [
    { ...perceptron, normalisation: 'batch' },
    { ...generator, normalisation: 'batch' },
  ] as const;

  it.each(specs)('renders a row the same whatever else is in the batch, by running averages: $architecture', (spec) => {
    const [weights, x] = [weightsOf(spec), rowsOf(spec)];
    const { statistics, output } = forward(spec, weights, x);
    const render = (rows: Float32Array): Float32Array =>
      tf.tidy(() =>
        Float32Array.from(
          applied(spec, tf.tensor1d(weights), tf.tensor2d(rows, [rows.length / spec.inputs, spec.inputs]), {
            statistics: tf.tensor1d(statistics),
          }).dataSync(),
        ),
      );
    const alone = nested(x, spec.inputs).flatMap((row) => [...render(Float32Array.from(row))]);
    expect(alone).toEqual([...render(x)]);
    // Averages of this very batch are what it would be normalised by.
    expect(relativeError(alone, output)).toBeLessThan(1e-5);
  });

  it('follows the moments of the batches that it saw', () => {
    const spec = specs[0];
    const layout = layoutOf(spec);
    const [weights, x] = [weightsOf(spec), rowsOf(spec)];
    const expected = forward(spec, weights, x).statistics;
    const averages = tf.tidy(() => {
      const seen: Moments[][] = [];
      const note = (layer: number, moments: Moments): void => {
        seen[layer] = [...(seen[layer] ?? []), moments];
      };
      applied(spec, tf.tensor1d(weights), tf.tensor2d(x, [ROWS, spec.inputs]), { seen: note });
      applied(spec, tf.tensor1d(weights), tf.tensor2d(x, [ROWS, spec.inputs]), { seen: note });
      let statistics = tf.zeros([layout.statisticsSize]) as tf.Tensor1D;
      for (let step = 0; step < 100; step++) statistics = followed(layout, statistics, seen);
      return statistics.dataSync();
    });
    expect(relativeError(averages, expected)).toBeLessThan(1e-4);
  });

  it('makes nothing of a batch of one row, and no NaN', () => {
    const spec: NetworkSpec = { ...specs[0], head: 'linear', activation: 'relu' };
    const values = tf.tidy(() =>
      applied(spec, tf.tensor1d(weightsOf(spec)), tf.tensor2d(rowsOf(spec).subarray(0, 3), [1, 3])).dataSync(),
    );
    expect([...values].every(Number.isFinite)).toBe(true);
  });
});
