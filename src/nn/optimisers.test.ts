import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startTfjs } from '../testing/tfjs.ts';
import type { OptimiserKind } from './optimiserSchema.ts';
import { momentsOf, update } from './optimisers.ts';

const RATE = 0.1;
const BETA1 = 0.9;
const BETA2 = 0.99;
const EPSILON = 1e-8;

/** The textbook rules on one number in float64, three steps with these gradients. */
const GRADIENTS = [0.5, -0.25, 2];

const textbook: Record<OptimiserKind, () => number[]> = {
  sgd() {
    let w = 1;
    return GRADIENTS.map((g) => (w -= RATE * g));
  },
  momentum() {
    let [w, buffer] = [1, 0];
    return GRADIENTS.map((g) => {
      buffer = BETA1 * buffer + g;
      w -= RATE * buffer;
      return w;
    });
  },
  rmsprop() {
    let [w, v] = [1, 0];
    return GRADIENTS.map((g) => {
      v = BETA2 * v + (1 - BETA2) * g * g;
      w -= (RATE * g) / (Math.sqrt(v) + EPSILON);
      return w;
    });
  },
  adam() {
    let [w, m, v] = [1, 0, 0];
    return GRADIENTS.map((g, i) => {
      m = BETA1 * m + (1 - BETA1) * g;
      v = BETA2 * v + (1 - BETA2) * g * g;
      const mHat = m / (1 - BETA1 ** (i + 1));
      const vHat = v / (1 - BETA2 ** (i + 1));
      w -= (RATE * mHat) / (Math.sqrt(vHat) + EPSILON);
      return w;
    });
  },
};

function trajectory(kind: OptimiserKind, gradients: readonly number[]): number[] {
  let weights = tf.tensor1d([1]);
  let moments: readonly tf.Tensor1D[] = Array.from({ length: momentsOf(kind) }, () => tf.tensor1d([0]));
  return gradients.map((gradient, i) => {
    const result = update(kind, weights, tf.tensor1d([gradient]), moments, {
      rate: tf.scalar(RATE),
      beta1: tf.scalar(BETA1),
      beta2: tf.scalar(BETA2),
      beta1Power: tf.scalar(BETA1 ** (i + 1)),
      beta2Power: tf.scalar(BETA2 ** (i + 1)),
    });
    weights = result.weights;
    moments = result.moments;
    return weights.dataSync()[0] as number;
  });
}

beforeAll(startTfjs);

describe.each(['sgd', 'momentum', 'rmsprop', 'adam'] as const)('%s', (kind) => {
  it('follows the textbook', () => {
    const actual = trajectory(kind, GRADIENTS);
    textbook[kind]().forEach((expected, i) => {
      expect(actual[i]).toBeCloseTo(expected, 5);
    });
  });

  it('stands still on a zero gradient', () => {
    expect(trajectory(kind, [0, 0])).toEqual([1, 1]);
  });
});

it('Adam’s first step has the size of the rate, whatever the gradient', () => {
  for (const gradient of [1e-3, 1, 1e3]) expect(trajectory('adam', [gradient])[0]).toBeCloseTo(1 - RATE, 4);
});
