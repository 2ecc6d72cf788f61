import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { evaluate } from '../math/evaluate.ts';
import { BINARY, type Expression, of, sumOf, UNARY } from '../math/expression.ts';
import { relativeError } from '../testing/matchers.ts';
import { startTfjs } from '../testing/tfjs.ts';
import { applyExpression } from './expression.ts';
import { rowGradients } from './gradients.ts';

beforeAll(startTfjs);

/** Inner functions that are positive, bent, and never equal, so that every function has something to pass on. */
const first = sumOf(0.4, of.square('x'), of.mul(0.3, of.mul('x', 'y')), of.square('y'));
const second = sumOf(2.1, of.mul(0.5, of.square('y')), of.mul(-0.4, 'x'), of.mul('a', of.square('x')));

const CASES: readonly (readonly [string, Expression])[] = [
  ...UNARY.map((op) => [op, of[op](first)] as const),
  ...BINARY.filter((op) => op !== 'pow').map((op) => [op, of[op](first, second)] as const),
  ...[-2, -0.5, 0, 0.5, 1, 1.7, 2, 3, 7].map((p) => [`pow ${p}`, of.mul(of.pow(first, p), second)] as const),
  ['logaddexp of equals', of.logaddexp(first, of.add(first, of.mul(0, 'y')))],
  ['logaddexp far apart', of.logaddexp(of.mul(60, first), of.mul(-60, second))],
  ['tanh of negatives', of.tanh(of.neg(first))],
  ['letters alone times a coordinate', of.mul(of.exp('a'), of.square('x'))],
  ['a number over a coordinate', of.div(1, of.add(first, 'a'))],
];

const POINTS = [
  [0.6, -0.3],
  [-0.8, 0.5],
  [0.1, 1.1],
] as const;
const DIRECTION = [0.7, -1.3] as const;
const A = 0.35;

/** Values, gradients and products of the Hessian with a direction, as an engine makes them: derivatives of the tape. */
function taped(e: Expression): { values: ArrayLike<number>; scores: ArrayLike<number>; products: ArrayLike<number> } {
  return tf.tidy(() => {
    const points = tf.tensor2d(POINTS.flat(), [POINTS.length, 2]);
    const f = (u: tf.Tensor2D): tf.Tensor2D =>
      applyExpression(e, { x: tf.slice(u, [0, 0], [-1, 1]), y: tf.slice(u, [0, 1], [-1, 1]) }, { a: tf.scalar(A) });
    const along = (u: tf.Tensor2D): tf.Tensor2D =>
      tf.sum(tf.mul(rowGradients(f, u), tf.tensor2d([...DIRECTION], [1, 2])), 1, true);
    return {
      values: f(points).dataSync(),
      scores: rowGradients(f, points).dataSync(),
      products: rowGradients(along, points).dataSync(),
    };
  });
}

describe.each(CASES)('%s', (_, e) => {
  it('agrees with float64, and so do its first and second derivatives', () => {
    const { value, score } = evaluate(e, { a: A });
    const { values, scores, products } = taped(e);
    const step = 1e-5;
    const expected = POINTS.map(([x, y]) => {
      const above = score(x + step * DIRECTION[0], y + step * DIRECTION[1]);
      const below = score(x - step * DIRECTION[0], y - step * DIRECTION[1]);
      return above.map((slope, i) => (slope - (below[i] as number)) / (2 * step));
    });
    const near = (actual: ArrayLike<number>, wanted: readonly number[]) => {
      if (Math.hypot(...wanted) < 1e-6) expect(Math.hypot(...Array.from(actual))).toBeLessThan(1e-4);
      else expect(relativeError(actual, wanted)).toBeLessThan(2e-5);
    };
    near(
      values,
      POINTS.map(([x, y]) => value(x, y)),
    );
    near(
      scores,
      POINTS.flatMap(([x, y]) => score(x, y)),
    );
    near(products, expected.flat());
  });
});

it('letters pass on derivatives, and what depends on no coordinate is given for every row', () => {
  const [result, slopes] = tf.tidy(() => {
    const at = { x: tf.tensor2d([1, 2], [2, 1]), y: tf.tensor2d([3, 4], [2, 1]) };
    const f = (a: tf.Tensor): tf.Scalar => tf.sum(applyExpression(of.mul(of.square('a'), 'x'), at, { a }));
    const constant = applyExpression(of.add('a', 1), at, { a: tf.scalar(2) });
    return [constant.arraySync(), tf.grad(f)(tf.scalar(5)).dataSync()] as const;
  });
  expect(result).toEqual([[3], [3]]);
  expect([...slopes]).toEqual([30]);
  const at = { x: tf.tensor2d([1], [1, 1]), y: tf.tensor2d([1], [1, 1]) };
  expect(applyExpression(of.exp(0), at, {}).arraySync()).toEqual([[1]]);
  expect(() => applyExpression(of.mul('a', 'x'), at, {})).toThrow(RangeError);
});

it('a distance from the origin has finite derivatives there', () => {
  const [slope, curvature] = tf.tidy(() => {
    const f = (u: tf.Tensor2D): tf.Tensor2D => applyExpression(of.hypot('x', 'y'), { x: u, y: u }, {});
    const origin = tf.zeros<tf.Rank.R2>([1, 1]);
    return [rowGradients(f, origin), rowGradients((u) => rowGradients(f, u), origin)].map((each) => each.dataSync()[0]);
  });
  expect([slope, curvature]).toEqual([0, 0]);
});
