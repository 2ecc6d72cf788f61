import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { gradient64 } from '../testing/finiteDifference.ts';
import { relativeError } from '../testing/matchers.ts';
import { startTfjs } from '../testing/tfjs.ts';
import { detach, rowGradients, valueAndGradients } from './gradients.ts';

/** Every operation that a method may use (`Ops` of methods/contract.ts), in tfjs and in float64, on a positive number. */
const operations: Readonly<Record<string, readonly [(u: tf.Tensor2D) => tf.Tensor, (u: number) => number]>> = {
  abs: [tf.abs, Math.abs],
  add: [(u) => tf.add(u, tf.square(u)), (u) => u + u * u],
  concat: [(u) => tf.concat([u, tf.square(u)], 1), (u) => u + u * u],
  cos: [tf.cos, Math.cos],
  div: [(u) => tf.div(1, tf.add(u, 1)), (u) => 1 / (u + 1)],
  exp: [tf.exp, Math.exp],
  floor: [(u) => tf.mul(tf.add(tf.floor(tf.mul(u, 7)), 1), tf.square(u)), (u) => (Math.floor(7 * u) + 1) * u * u],
  log: [tf.log, Math.log],
  matMul: [(u) => tf.matMul(u, tf.transpose(u)), (u) => u * u],
  maximum: [(u) => tf.maximum(tf.square(u), tf.sub(1, u)), (u) => Math.max(u * u, 1 - u)],
  'maximum of a repeated operand': [
    (u) => tf.mul(tf.sum(tf.maximum(u, tf.concat([tf.square(u), tf.exp(u)], 1)), 1, true), u),
    (u) => (Math.max(u, u * u) + Math.max(u, Math.exp(u))) * u,
  ],
  mean: [(u) => tf.mean(tf.mul(u, u), 1), (u) => u * u],
  minimum: [(u) => tf.minimum(tf.square(u), tf.sub(1, u)), (u) => Math.min(u * u, 1 - u)],
  'minimum with a number': [(u) => tf.square(tf.minimum(u, 0.9)), (u) => Math.min(u, 0.9) ** 2],
  mul: [(u) => tf.mul(u, u), (u) => u * u],
  neg: [(u) => tf.neg(tf.square(u)), (u) => -u * u],
  relu: [(u) => tf.square(tf.relu(tf.sub(u, 0.5))), (u) => Math.max(0, u - 0.5) ** 2],
  reshape: [(u) => tf.square(tf.reshape(u, [-1])), (u) => u * u],
  rsqrt: [tf.rsqrt, (u) => 1 / Math.sqrt(u)],
  sigmoid: [tf.sigmoid, (u) => 1 / (1 + Math.exp(-u))],
  sin: [tf.sin, Math.sin],
  slice: [(u) => tf.square(tf.slice(u, [0, 0], [-1, 1])), (u) => u * u],
  softplus: [tf.softplus, (u) => Math.log1p(Math.exp(u))],
  sqrt: [tf.sqrt, Math.sqrt],
  square: [tf.square, (u) => u * u],
  sub: [(u) => tf.sub(tf.square(u), u), (u) => u * u - u],
  sum: [(u) => tf.square(tf.sum(u, 1)), (u) => u * u],
  tanh: [tf.tanh, Math.tanh],
  tile: [(u) => tf.mul(tf.sum(tf.square(tf.tile(u, [1, 5])), 1), tf.reshape(u, [1])), (u) => 5 * u ** 3],
  transpose: [(u) => tf.square(tf.transpose(u)), (u) => u * u],
  where: [
    (u) => tf.where(tf.greater(u, 0.5), tf.mul(u, tf.square(u)), tf.exp(u)),
    (u) => (u > 0.5 ? u ** 3 : Math.exp(u)),
  ],
  'where of neither': [
    (u) =>
      tf.where(tf.logicalNot(tf.logicalOr(tf.less(u, 0.5), tf.greater(u, 1))), tf.sin(u) as tf.Tensor, tf.scalar(2)),
    (u) => (u < 0.5 || u > 1 ? 2 : Math.sin(u)),
  ],
};

const X = 0.6;

beforeAll(startTfjs);

/** The inner function u = x² + 0.3 gives the operation both a first and a second derivative to pass on. */
const inner = (x: number): number => x * x + 0.3;

describe.each(Object.entries(operations))('%s', (_name, [operation, definition]) => {
  it('has a right first and second derivative', () => {
    const taped = (x: tf.Tensor2D): tf.Tensor2D => operation(tf.add(tf.square(x), 0.3)) as tf.Tensor2D;
    const [slope, curvature] = tf.tidy(() => {
      const x = tf.tensor2d([[X]]);
      const first = (): tf.Scalar => tf.sum(rowGradients(taped, x));
      const { value, gradients } = valueAndGradients(first, [x]);
      return [value.dataSync(), (gradients[0] as tf.Tensor).dataSync()] as const;
    });
    const slope64 = (x: number): number => gradient64(([at]) => definition(inner(at as number)), [x])[0] as number;
    expect(relativeError(slope, [slope64(X)])).toBeLessThan(1e-5);
    expect(
      relativeError(
        curvature,
        gradient64(([at]) => slope64(at as number), [X]),
      ),
    ).toBeLessThan(1e-5);
  });
});

it('rows of a batch do not mix in rowGradients', () => {
  const gradients = tf.tidy(() =>
    rowGradients((x) => tf.sum(tf.square(x), 1, true), tf.tensor2d([1, 2, 3, 4], [2, 2])),
  );
  expect([...gradients.dataSync()]).toEqual([2, 4, 6, 8]);
});

it('comparisons have slope 0, and so has what is detached', () => {
  const gradients = tf.tidy(() => {
    const x = tf.tensor2d([1, 2, 3, 4], [2, 2]);
    const marked = (u: tf.Tensor): tf.Tensor => tf.cast(tf.equal(u, tf.max(detach(u), 1, true)), 'float32');
    return rowGradients((u) => tf.sum(tf.add(tf.mul(marked(u), u), detach(tf.square(u))), 1, true), x);
  });
  expect([...gradients.dataSync()]).toEqual([0, 1, 0, 1]);
});

it('a side of a choice that is not taken has slope 0, also where what follows is infinitely steep', () => {
  const gradients = tf.tidy(() => {
    const chosen = (u: tf.Tensor2D): tf.Tensor2D => tf.where(tf.greater(u, 1), u, tf.zerosLike(u));
    return rowGradients((u) => tf.sqrt(chosen(u)), tf.tensor2d([0, 4], [2, 1]));
  });
  expect([...gradients.dataSync()]).toEqual([0, 0.25]);
});

it('of equal operands the first one has the slope of their maximum and minimum', () => {
  for (const extreme of [tf.maximum, tf.minimum]) {
    const [a, b] = tf.tidy(() =>
      tf
        .grads((x, y) => tf.sum(extreme(x, y)))([tf.tensor1d([2, 2]), tf.scalar(2)])
        .map((x) => [...x.dataSync()]),
    );
    expect([a, b]).toEqual([[1, 1], [0]]);
  }
});

it('a variable that the function does not reach is an error, not a silent zero', () => {
  const [used, unused] = [tf.tensor1d([1]), tf.tensor1d([2])];
  expect(() => valueAndGradients(() => tf.sum(tf.square(used)), [used, unused])).toThrow();
});
