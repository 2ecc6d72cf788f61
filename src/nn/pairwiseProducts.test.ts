import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { KERNEL_FAMILIES } from '../math/kernels.ts';
import { key, normal } from '../math/rng.ts';
import { relativeError } from '../testing/matchers.ts';
import { pairs64 } from '../testing/pairs64.ts';
import { startTfjs } from '../testing/tfjs.ts';
import { valueAndGradients } from './gradients.ts';
import { logDensity, logKernelSum } from './pairwise.ts';

beforeAll(startTfjs);

const ROWS = 6;

describe.each(KERNEL_FAMILIES)('the sum of %s kernels from matrix products', (family) => {
  it.each([9, 64, 784])('and its gradients in %i dimensions, wherever the points are', (d) => {
    for (const leaveOneOut of [false, true]) {
      const columns = leaveOneOut ? ROWS : ROWS + 3;
      // A shift of all points changes nothing, but squares grow with it.
      const x = normal(key(1, 'x'), ROWS * d).map((value) => value + 10);
      const centres = normal(key(2, 'centres'), columns * d).map((value) => value + 10);
      const dy = normal(key(3, 'dy'), ROWS);
      const bandwidth = Math.sqrt(d / 20);
      const expected = pairs64({ x, centres, d, bandwidth, family, leaveOneOut }, dy);
      const given = [tf.tensor2d(x, [ROWS, d]), tf.tensor2d(centres, [columns, d])] as const;
      const sums = () => logKernelSum(...given, tf.scalar(bandwidth), { family, leaveOneOut });
      const { gradients } = valueAndGradients(() => tf.sum(tf.mul(sums(), tf.tensor1d(dy))), given);
      expect(relativeError(sums().dataSync(), expected.sums)).toBeLessThan(1e-5);
      expect(relativeError((gradients[0] as tf.Tensor).dataSync(), expected.x)).toBeLessThan(1e-4);
      expect(relativeError((gradients[1] as tf.Tensor).dataSync(), expected.centres)).toBeLessThan(1e-4);
    }
  });

  it('stays finite among points that coincide, and far from all', () => {
    const d = 9;
    const row = [...normal(key(4, 'row'), d)];
    const x = tf.tensor2d([row, row, row.map((value) => value + 1000)]);
    for (const leaveOneOut of [false, true]) {
      const { value, gradients } = valueAndGradients(
        () => tf.sum(logKernelSum(x, x, tf.scalar(0.005), { family, leaveOneOut })),
        [x],
      );
      expect(Number.isFinite(value.dataSync()[0])).toBe(true);
      expect((gradients[0] as tf.Tensor).dataSync().every(Number.isFinite)).toBe(true);
    }
  });
});

it('is the normal density about a single centre', () => {
  const d = 9;
  const at = tf.tensor2d(normal(key(5, 'samples'), 4000 * d), [4000, d]);
  const log = logDensity(at, tf.zeros([1, d]), tf.scalar(1), { kernel: 'gaussian' }).dataSync();
  const rows = at.arraySync();
  const exact = rows.map((row) => -0.5 * row.reduce((sum, v) => sum + v * v, 0) - (d / 2) * Math.log(2 * Math.PI));
  expect(Math.max(...exact.map((value, i) => Math.abs(value - (log[i] as number))))).toBeLessThan(1e-4);
});
