import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { key, normal } from '../math/rng.ts';
import { gradient64 } from '../testing/finiteDifference.ts';
import { relativeError } from '../testing/matchers.ts';
import { network64 } from '../testing/network64.ts';
import { startTfjs } from '../testing/tfjs.ts';
import { rowGradients, valueAndGradients } from './gradients.ts';
import { initialVectors, initialWeights } from './initialise.ts';
import { layoutOf } from './layout.ts';
import { applyNetwork, flatten, piecesFrom } from './network.ts';
import { layerNormalised } from './normalisation.ts';
import { type NetworkSpec, networkSchemas } from './spec.ts';
import { refreshedVectors } from './spectral.ts';

const base: NetworkSpec = {
  inputs: 3,
  outputs: 2,
  depth: 2,
  width: 4,
  activation: 'tanh',
  normalisation: 'none',
  initialisation: 'he',
};
const ROWS = 5;
const inputs = normal(key(21, 'network test'), ROWS * base.inputs);
const rows = Array.from({ length: ROWS }, (_, i) => [...inputs.subarray(3 * i, 3 * i + 3)]);
const randomWeights = (spec: NetworkSpec): Float32Array => normal(key(22, 'network test'), layoutOf(spec).size);

beforeAll(startTfjs);

describe('layout', () => {
  it.each([
    [base, 3 * 4 + 4 + 4 * 4 + 4 + 4 * 2 + 2],
    [{ ...base, activation: 'maxout' } as const, 3 * 8 + 8 + 4 * 8 + 8 + 4 * 2 + 2],
    [{ ...base, depth: 0 }, 3 * 2 + 2],
    [{ ...base, bias: false }, 3 * 4 + 4 * 4 + 4 * 2],
  ])('has no gaps', (spec, size) => {
    const { layers, hasBias, size: total } = layoutOf(spec);
    expect(total).toBe(size);
    const ends = layers.map(({ biasOffset, outputs }) => biasOffset + (hasBias ? outputs : 0));
    expect(layers.map(({ weightOffset }) => weightOffset)).toEqual([0, ...ends.slice(0, -1)]);
  });

  it('pieces join to the vector they were cut from', () => {
    const flat = randomWeights(base);
    const joined = tf.tidy(() => flatten(piecesFrom(tf.tensor1d(flat), layoutOf(base))).dataSync());
    expect([...joined]).toEqual([...flat]);
  });
});

describe('output and input gradient against float64', () => {
  const cases = networkSchemas.critic.activation.options.flatMap(({ value: activation }) =>
    (['none', 'layer'] as const).map((normalisation) => ({ ...base, activation, normalisation })),
  );
  it.each([...cases, { ...base, depth: 0 }, { ...base, bias: false }, { ...base, depth: 0, bias: false }])(
    '$activation, normalisation $normalisation, depth $depth',
    (spec) => {
      const weights = randomWeights(spec);
      const layout = layoutOf(spec);
      const [output, gradient] = tf.tidy(() => {
        const pieces = piecesFrom(tf.tensor1d(weights), layout);
        const apply = (x: tf.Tensor2D): tf.Tensor2D => applyNetwork(spec, layout, pieces, x);
        const x = tf.tensor2d(inputs, [ROWS, 3]);
        return [apply(x).dataSync(), rowGradients(apply, x).dataSync()] as const;
      });
      expect(
        relativeError(
          output,
          rows.flatMap((row) => network64(spec, weights, row)),
        ),
      ).toBeLessThan(1e-6);
      const sum = (x: Float64Array): number => network64(spec, weights, [...x]).reduce((a, b) => a + b, 0);
      expect(
        relativeError(
          gradient,
          rows.flatMap((row) => [...gradient64(sum, row)]),
        ),
      ).toBeLessThan(1e-5);
    },
  );
});

it('layer normalisation gives rows of mean 0 and variance 1, and a constant row gives 0', () => {
  const values = tf.tidy(() => layerNormalised(tf.tensor2d([1, 2, 3, 6, 5, 5, 5, 5], [2, 4])).dataSync());
  const first = [...values.subarray(0, 4)];
  expect(first.reduce((a, b) => a + b)).toBeCloseTo(0, 5);
  expect(first.reduce((sum, value) => sum + value ** 2, 0) / 4).toBeCloseTo(1, 4);
  expect([...values.subarray(4)]).toEqual([0, 0, 0, 0]);
});

describe('spectral normalisation', () => {
  const spec: NetworkSpec = { ...base, normalisation: 'spectral' };
  const layout = layoutOf(spec);

  /** Largest singular value of one layer's weight by a long power iteration in float64. */
  function topSingularValue(weights: ArrayLike<number>, index: number): number {
    const { inputs: rowsCount, outputs, weightOffset } = layout.layers[index] as (typeof layout.layers)[number];
    const at = (i: number, j: number): number => weights[weightOffset + i * outputs + j] as number;
    let u = Array.from({ length: rowsCount }, (_, i) => Math.cos(i + 1));
    let sigma = 0;
    for (let k = 0; k < 2000; k++) {
      const v = Array.from({ length: outputs }, (_, j) => u.reduce((sum, x, i) => sum + x * at(i, j), 0));
      const next = u.map((_, i) => v.reduce((sum, x, j) => sum + x * at(i, j), 0));
      sigma = Math.sqrt(Math.hypot(...next) / Math.hypot(...u));
      u = next.map((x) => x / Math.hypot(...next));
    }
    return sigma;
  }
  const sigmas = (weights: ArrayLike<number>): number[] =>
    layout.layers.map((_, index) => topSingularValue(weights, index));

  const weights = randomWeights(spec);
  const refreshed = (times: number): Float32Array =>
    tf.tidy(() => {
      const pieces = piecesFrom(tf.tensor1d(weights), layout);
      let vectors = tf.tensor1d(normal(key(1, 'u'), layout.vectorSize));
      for (let i = 0; i < times; i++) vectors = refreshedVectors(layout, pieces, vectors);
      return Float32Array.from(vectors.dataSync());
    });

  it('divides every weight by its top singular value once the vectors have converged', () => {
    const vectors = refreshed(200);
    const output = tf.tidy(() => {
      const pieces = piecesFrom(tf.tensor1d(weights), layout);
      return applyNetwork(spec, layout, pieces, tf.tensor2d(inputs, [ROWS, 3]), {
        vectors: tf.tensor1d(vectors),
      }).dataSync();
    });
    expect(
      relativeError(
        output,
        rows.flatMap((row) => network64(spec, weights, row, sigmas(weights))),
      ),
    ).toBeLessThan(1e-5);
  });

  it('has a gradient that flows through the norm of the weight', () => {
    const vectors = refreshed(200);
    const gradient = tf.tidy(() => {
      const pieces = piecesFrom(tf.tensor1d(weights), layout);
      const x = tf.tensor2d(inputs, [ROWS, 3]);
      const { gradients } = valueAndGradients(
        () => tf.mean(applyNetwork(spec, layout, pieces, x, { vectors: tf.tensor1d(vectors) })),
        pieces,
      );
      return flatten(gradients).dataSync();
    });
    const mean = (w: ArrayLike<number>): number => {
      const divisors = sigmas(w);
      const values = rows.flatMap((row) => network64(spec, w, row, divisors));
      return values.reduce((a, b) => a + b) / values.length;
    };
    expect(relativeError(gradient, gradient64(mean, weights))).toBeLessThan(1e-4);
  });

  it('starts from converged unit vectors', () => {
    const start = initialWeights(spec, 7, 'critic');
    const vectors = initialVectors(spec, start, 7, 'critic');
    layout.layers.forEach(({ inputs: length, vectorOffset, outputs, weightOffset }, index) => {
      const u = [...vectors.subarray(vectorOffset, vectorOffset + length)];
      const v = Array.from({ length: outputs }, (_, j) =>
        u.reduce((sum, x, i) => sum + x * (start[weightOffset + i * outputs + j] as number), 0),
      );
      expect(Math.hypot(...u)).toBeCloseTo(1, 5);
      expect(Math.hypot(...v) / topSingularValue(start, index)).toBeCloseTo(1, 2);
    });
  });
});
