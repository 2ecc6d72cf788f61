import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PhaseIo } from '../../engine/contract.ts';
import { penaltySchema } from '../../experiment/groups.ts';
import { key, normal, uniform } from '../../math/rng.ts';
import { valueAndGradients } from '../../nn/gradients.ts';
import { layoutOf } from '../../nn/layout.ts';
import { applyNetwork, flatten, piecesFrom } from '../../nn/network.ts';
import { type NetworkSpec, networkSchemas } from '../../nn/spec.ts';
import { gradient64 } from '../../testing/finiteDifference.ts';
import { moments, relativeError } from '../../testing/matchers.ts';
import { network64 } from '../../testing/network64.ts';
import { startTfjs } from '../../testing/tfjs.ts';
import { gradientPenalty, slopesAt } from './penalty.ts';

const ACTIVATIONS = networkSchemas.critic.activation.options.map(({ value }) => value);
const NORMALISATIONS = ['none', 'layer'] as const;
const KINDS = penaltySchema.kind.options.map(({ value }) => value).filter((kind) => kind !== 'none');
const ROWS = 6;
const TARGET = 0.7;
const WEIGHT = 3;
const LOCAL_SCALE = 0.8;

const specOf = (activation: NetworkSpec['activation'], normalisation: NetworkSpec['normalisation']): NetworkSpec => ({
  inputs: 2,
  outputs: 1,
  depth: 2,
  width: 5,
  activation,
  normalisation,
  initialisation: 'he',
});

/** Weights and biases of order one, so that no term of a second derivative is negligible. */
const weightsOf = (spec: NetworkSpec): Float32Array =>
  normal(key(11, 'penalty test'), layoutOf(spec).size).map((value) => 0.8 * value);

const points = normal(key(12, 'penalty test'), 2 * ROWS);
const fakePoints = normal(key(13, 'penalty test'), 2 * ROWS);
const rowsOf = (values: Float32Array): number[][] =>
  Array.from({ length: ROWS }, (_, i) => [...values.subarray(2 * i, 2 * i + 2)]);
const rows64 = rowsOf(points);
const fakeRows64 = rowsOf(fakePoints);

const io: PhaseIo = {
  state: () => tf.tensor1d([]),
  setting: (name) => tf.scalar({ 'penalty.weight': WEIGHT, 'penalty.localScale': LOCAL_SCALE }[name] ?? TARGET),
  settingPower: () => tf.scalar(1),
  normal: (stream, rows, columns) => tf.tensor2d(normal(key(3, stream), rows * columns), [rows, columns]),
  uniform: (stream, rows, columns) => tf.tensor2d(uniform(key(3, stream), rows * columns), [rows, columns]),
  rows: () => tf.zeros([0, 2]),
  at: (index) => index,
};

type Critic64 = (x: readonly number[]) => number;

/** ‖∇f‖ by central differences. */
const slope64 = (critic: Critic64, x: readonly number[]): number =>
  Math.hypot(...gradient64((at) => critic([...at]), x));

const distance64 = (x: readonly number[], y: readonly number[]): number =>
  Math.hypot(...x.map((value, i) => value - (y[i] as number)));

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

/** Each penalty of a real row x and a generated row y; those on slopes are taken at x here. */
const definitions: Record<(typeof KINDS)[number], (f: Critic64, x: readonly number[], y: readonly number[]) => number> =
  {
    'two-sided': (f, x) => (slope64(f, x) - TARGET) ** 2,
    'one-sided': (f, x) => Math.max(0, slope64(f, x) - TARGET) ** 2,
    'zero-centred': (f, x) => slope64(f, x) ** 2 / 2,
    quotient: (f, x, y) => Math.max(0, Math.abs(f(x) - f(y)) / distance64(x, y) - TARGET) ** 2,
    transport: (f, x, y) => Math.max(0, f(x) - f(y) - TARGET * distance64(x, y)) ** 2,
    noise: (f, x, y) => (((1 - sigmoid(f(x))) * slope64(f, x)) ** 2 + (sigmoid(f(y)) * slope64(f, y)) ** 2) / 2,
  };

/** The weighted penalty in float64: slopes by central differences, no automatic differentiation anywhere. */
function penalty64(spec: NetworkSpec, kind: (typeof KINDS)[number], weights: ArrayLike<number>): number {
  const critic: Critic64 = (x) => network64(spec, weights, x)[0] as number;
  const terms = rows64.map((row, i) => definitions[kind](critic, row, fakeRows64[i] as number[]));
  return (WEIGHT * terms.reduce((sum, term) => sum + term, 0)) / ROWS;
}

beforeAll(startTfjs);

describe.each(KINDS)('%s penalty', (kind) => {
  const cases = ACTIVATIONS.flatMap((activation) => NORMALISATIONS.map((norm) => [activation, norm] as const));
  it.each(cases)('value and weight gradient with %s, normalisation %s', (activation, normalisation) => {
    const spec = specOf(activation, normalisation);
    const layout = layoutOf(spec);
    const weights = weightsOf(spec);
    const [value, gradient] = tf.tidy(() => {
      const pieces = piecesFrom(tf.tensor1d(weights), layout);
      const real = tf.tensor2d(points, [ROWS, 2]);
      const fake = tf.tensor2d(fakePoints, [ROWS, 2]);
      const critic = (x: tf.Tensor2D): tf.Tensor2D => applyNetwork(spec, layout, pieces, x);
      const result = valueAndGradients(
        // Biases of the last layer do not move a slope: adding the output keeps every piece connected.
        () => tf.add(gradientPenalty({ kind, where: 'real' }, critic, real, fake, io).value, tf.mean(critic(real))),
        pieces,
      );
      return [result.value.dataSync()[0] as number, Float32Array.from(flatten(result.gradients).dataSync())] as const;
    });
    const f64 = (w: ArrayLike<number>): number =>
      penalty64(spec, kind, w) + rows64.reduce((sum, row) => sum + (network64(spec, w, row)[0] as number), 0) / ROWS;
    expect(relativeError([value], [f64(weights)])).toBeLessThan(2e-5);
    expect(relativeError(gradient, gradient64(f64, weights))).toBeLessThan(1e-4);
  });
});

describe('places', () => {
  const real = (): tf.Tensor2D => tf.tensor2d(points, [ROWS, 2]);
  const fake = (): tf.Tensor2D => tf.tensor2d(fakePoints, [ROWS, 2]);

  /** Points at which the critic's slope is asked for, told by a critic that notes its input. */
  function placesOf(where: 'interpolates' | 'real' | 'fake' | 'local' | 'local-both'): number[] {
    let seen: number[] = [];
    tf.tidy(() => {
      const critic = (x: tf.Tensor2D): tf.Tensor2D => {
        seen = [...x.dataSync()];
        return tf.sum(tf.square(x), 1, true);
      };
      gradientPenalty({ kind: 'two-sided', where }, critic, real(), fake(), io);
    });
    return seen;
  }

  it('real and fake are the critic inputs themselves', () => {
    expect(placesOf('real')).toEqual([...real().dataSync()]);
    expect(placesOf('fake')).toEqual([...fake().dataSync()]);
  });

  it('interpolates divide each segment in one random ratio', () => {
    const u = uniform(key(3, 'interpolation'), ROWS);
    const expected = [...real().dataSync()].map((value, i) => {
      const share = u[i >> 1] as number;
      return share * value + (1 - share) * (fake().dataSync()[i] as number);
    });
    expect(relativeError(placesOf('interpolates'), expected)).toBeLessThan(1e-6);
  });

  /** Offsets from points in units of the neighbourhood's half width, and the ones that were drawn. */
  function expectAround(values: readonly number[], places: readonly number[], stream: string): void {
    const radius = LOCAL_SCALE * Math.sqrt(moments(values).variance);
    const offsets = places.map((value, i) => (value - (values[i] as number)) / radius);
    const expected = uniform(key(3, stream), 2 * ROWS).map((value) => 2 * value - 1);
    expect(relativeError(offsets, expected)).toBeLessThan(1e-5);
  }

  it('local points lie within the set number of standard deviations of real ones', () => {
    expectAround([...points], placesOf('local'), 'local');
  });

  it('local points of both sides are half and half', () => {
    const places = placesOf('local-both');
    expect(places.length).toBe(4 * ROWS);
    expectAround([...points], places.slice(0, 2 * ROWS), 'local');
    expectAround([...fakePoints], places.slice(2 * ROWS), 'local-fake');
  });

  it('a pair of the same point has no quotient to speak of', () => {
    for (const kind of ['quotient', 'transport'] as const) {
      const value = tf.tidy(() => {
        const critic = (x: tf.Tensor2D): tf.Tensor2D => tf.mul(tf.sum(x, 1, true), 1e3);
        return gradientPenalty({ kind, where: 'real' }, critic, real(), real(), io).value.dataSync()[0];
      });
      expect(value).toBe(0);
    }
  });

  it('a unit-slope critic costs nothing and a flat one has a finite slope gradient', () => {
    const direction = tf.tensor2d([0.6, 0.8], [2, 1]);
    const slopes = slopesAt((x) => tf.matMul(x, direction), real()).dataSync();
    expect([...slopes].every((slope) => Math.abs(slope - 1) < 1e-6)).toBe(true);
    const flat = slopesAt((x) => tf.mul(tf.matMul(x, direction), 0), real()).dataSync();
    expect([...flat].every((slope) => Math.abs(slope - 1e-6) < 1e-9)).toBe(true);
  });
});
