import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { startTfjs } from '../testing/tfjs.ts';
import { medianOfPairs } from './median.ts';

beforeAll(startTfjs);

const point = fc.tuple(fc.double({ min: -9, max: 9, noNaN: true }), fc.double({ min: -9, max: 9, noNaN: true }));

/** Between the two middle squared distances of all pairs, as sorting finds them. */
function middles(points: readonly (readonly [number, number])[]): [number, number] {
  const squares = points.flatMap(([x, y], i) => points.slice(i + 1).map(([u, v]) => (x - u) ** 2 + (y - v) ** 2));
  squares.sort((a, b) => a - b);
  const upper = squares.length >> 1;
  return [squares[squares.length % 2 === 0 ? upper - 1 : upper] as number, squares[upper] as number];
}

it('lies between the two middle pairs', () => {
  fc.assert(
    fc.property(fc.array(point, { minLength: 2, maxLength: 24 }), (points) => {
      const found = tf.tidy(() => {
        const x = tf.tensor2d(points.flat(), [points.length, 2]);
        const gap = tf.sub(tf.expandDims(x, 1), tf.expandDims(x, 0));
        return medianOfPairs(tf.sum(tf.square(gap), 2) as tf.Tensor2D).dataSync()[0] as number;
      });
      const [low, high] = middles(points);
      const slack = 1e-5 * 648 + 1e-5;
      expect(found).toBeGreaterThanOrEqual(low - slack);
      expect(found).toBeLessThanOrEqual(high + slack);
    }),
  );
});

it('is 0 of a single point', () => {
  expect(tf.tidy(() => medianOfPairs(tf.zeros([1, 1])).dataSync()[0])).toBe(0);
});
