import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEagerEngine } from '../engine/eager/eagerEngine.ts';
import { KERNEL_FAMILIES, KERNEL_FLOOR, kernelOf, MIXTURE_SCALES } from '../math/kernels.ts';
import { gradient64 } from '../testing/finiteDifference.ts';
import { relativeError } from '../testing/matchers.ts';
import { pairs64 } from '../testing/pairs64.ts';
import { startTfjs } from '../testing/tfjs.ts';
import { rowGradients, valueAndGradients } from './gradients.ts';
import { logDensity, logKernelSum } from './pairwise.ts';

beforeAll(startTfjs);

const SIZES = [1, 3, 4, 5, 63, 64, 65];

const points = (count: number, phase: number): Float32Array =>
  Float32Array.from({ length: count }, (_, i) => 1.5 * Math.sin(12.9898 * (i + 1) + phase));

describe.each(KERNEL_FAMILIES)('the sum of %s kernels', (family) => {
  it.each([1, 2, 3, 5])('and its gradients in %i dimensions', (d) => {
    for (const leaveOneOut of [false, true]) {
      for (const rows of d === 2 ? [...SIZES, 257] : SIZES) {
        if (leaveOneOut && rows === 1) continue;
        const columns = leaveOneOut ? rows : rows + 3;
        const x = points(rows * d, 0);
        const centres = points(columns * d, 1);
        const dy = points(rows, 2);
        const expected = pairs64({ x, centres, d, bandwidth: 0.5, family, leaveOneOut }, dy);
        const h = tf.scalar(0.5);
        const given = [tf.tensor2d(x, [rows, d]), tf.tensor2d(centres, [columns, d])] as const;
        const sums = logKernelSum(...given, h, { family, leaveOneOut });
        const { gradients } = valueAndGradients(
          () => tf.sum(tf.mul(logKernelSum(...given, h, { family, leaveOneOut }), tf.tensor1d(dy))),
          given,
        );
        expect(relativeError(sums.dataSync(), expected.sums)).toBeLessThan(1e-5);
        expect(relativeError((gradients[0] as tf.Tensor).dataSync(), expected.x)).toBeLessThan(1e-5);
        expect(relativeError((gradients[1] as tf.Tensor).dataSync(), expected.centres)).toBeLessThan(1e-5);
      }
    }
  });
});

describe('the wasm backend of tfjs', () => {
  beforeAll(async () => {
    await createEagerEngine('wasm', {
      wasmPath: `${import.meta.dirname}/../../node_modules/@tensorflow/tfjs-backend-wasm/dist/`,
    });
  });
  afterAll(startTfjs);

  it.each(KERNEL_FAMILIES)('agrees on %s', (family) => {
    const [x, dy] = [points(10, 0), points(5, 2)];
    const expected = pairs64({ x, centres: x, d: 2, bandwidth: 0.5, family, leaveOneOut: true }, dy);
    const at = tf.tensor2d(x, [5, 2]);
    const sums = () => logKernelSum(at, at, tf.scalar(0.5), { family, leaveOneOut: true });
    const { gradients } = valueAndGradients(() => tf.sum(tf.mul(sums(), tf.tensor1d(dy))), [at]);
    expect(tf.getBackend()).toBe('wasm');
    expect(relativeError(sums().dataSync(), expected.sums)).toBeLessThan(1e-5);
    const both = expected.x.map((pull, i) => pull + (expected.centres[i] as number));
    expect(relativeError((gradients[0] as tf.Tensor).dataSync(), both)).toBeLessThan(1e-5);
  });
});

it.each(KERNEL_FAMILIES)('the closed form of the oracle agrees with finite differences for %s', (family) => {
  const [x, centres] = [points(6, 0), points(8, 1)];
  const dy = [1, -2, 0.5];
  const value = (moved: Float64Array): number => {
    const given = { x: moved.subarray(0, 6), centres: moved.subarray(6), d: 2, bandwidth: 0.7, family };
    return pairs64({ ...given, leaveOneOut: false }, dy).sums.reduce((sum, s, i) => sum + s * (dy[i] as number), 0);
  };
  const { x: pull, centres: push } = pairs64({ x, centres, d: 2, bandwidth: 0.7, family, leaveOneOut: false }, dy);
  expect(relativeError([...pull, ...push], gradient64(value, [...x, ...centres], 1e-6))).toBeLessThan(1e-6);
});

describe('edges', () => {
  it.each(KERNEL_FAMILIES)(
    '%s: nothing but finite numbers at the smallest bandwidth, however far the points',
    (family) => {
      for (const leaveOneOut of [false, true]) {
        const x = tf.tensor2d([-1000, 1000, 1000, -1000, 0, 0, 1e-4, 0, 3, 3.01], [5, 2]);
        const { value, gradients } = valueAndGradients(
          () => tf.sum(logKernelSum(x, x, tf.scalar(0.005), { family, leaveOneOut })),
          [x],
        );
        expect(Number.isFinite(value.dataSync()[0])).toBe(true);
        expect((gradients[0] as tf.Tensor).dataSync().every(Number.isFinite)).toBe(true);
      }
    },
  );

  it('a single point under leave-one-out has the floor, and no gradient', () => {
    const x = tf.tensor2d([3, 4], [1, 2]);
    const options = { family: 'gaussian', leaveOneOut: true } as const;
    const { value, gradients } = valueAndGradients(() => tf.sum(logKernelSum(x, x, tf.scalar(1), options)), [x]);
    expect(value.dataSync()[0]).toBe(KERNEL_FLOOR);
    expect([...(gradients[0] as tf.Tensor).dataSync()]).toEqual([0, 0]);
  });

  it('a second derivative is an error', () => {
    const x = tf.tensor2d(points(8, 0), [4, 2]);
    const centres = tf.tensor2d(points(6, 1), [3, 2]);
    const sums = (at: tf.Tensor2D) => tf.expandDims(logKernelSum(at, centres, tf.scalar(1), { family: 'laplace' }), 1);
    const slope = () => tf.sum(tf.square(rowGradients((at) => sums(at) as tf.Tensor2D, x))) as tf.Scalar;
    expect(() => valueAndGradients(slope, [x])).toThrow('only once');
  });

  it('sizes that do not fit are an error', () => {
    const x = tf.zeros([4, 2]) as tf.Tensor2D;
    const other = tf.zeros([3, 2]) as tf.Tensor2D;
    expect(() => logKernelSum(x, other, tf.scalar(1), { family: 'gaussian', leaveOneOut: true })).toThrow(RangeError);
    expect(() => logKernelSum(x, tf.zeros([4, 3]), tf.scalar(1), { family: 'gaussian' })).toThrow(RangeError);
  });
});

/** log of the density estimate at one point, by definition. */
function density64(
  point: readonly number[],
  centres: Float32Array,
  h: number,
  kernel: (typeof KERNELS)[number],
): number {
  const scales = kernel === 'mixture' ? MIXTURE_SCALES : [1];
  const { log, logNormaliser } = kernelOf(kernel === 'mixture' ? 'gaussian' : kernel);
  let sum = 0;
  for (const scale of scales) {
    for (let j = 0; j < centres.length; j += 2) {
      const s = ((point[0] as number) - at(centres, j)) ** 2 + ((point[1] as number) - at(centres, j + 1)) ** 2;
      sum += Math.exp(logNormaliser + log(s / (h * scale) ** 2)) / (h * scale) ** 2;
    }
  }
  return Math.log(sum / (scales.length * (centres.length / 2)));
}
const at = (values: ArrayLike<number>, i: number): number => values[i] as number;
const KERNELS = [...KERNEL_FAMILIES, 'mixture'] as const;

describe.each(KERNELS)('the %s density', (kernel) => {
  const centres = points(14, 1);

  it('is that of the definition', () => {
    const queries = [
      [0.3, -0.2],
      [1, 1],
      [-0.7, 0.1],
    ];
    const actual = logDensity(tf.tensor2d(queries), tf.tensor2d(centres, [7, 2]), tf.scalar(0.6), { kernel });
    const expected = queries.map((query) => density64(query, centres, 0.6, kernel));
    expect(relativeError(actual.dataSync(), expected)).toBeLessThan(1e-5);
  });

  it('without the point itself averages over one centre less', () => {
    const x = tf.tensor2d(centres, [7, 2]);
    const actual = logDensity(x, x, tf.scalar(0.6), { kernel, leaveOneOut: true }).dataSync();
    const rest = Float32Array.from([...centres].filter((_, i) => i !== 4 && i !== 5));
    expect(actual[2]).toBeCloseTo(density64([at(centres, 4), at(centres, 5)], rest, 0.6, kernel), 4);
  });

  it('has the gradient of finite differences', () => {
    const c = tf.tensor2d(centres, [7, 2]);
    const x = tf.tensor2d([0.3, -0.2], [1, 2]);
    const { gradients } = valueAndGradients(() => tf.sum(logDensity(x, c, tf.scalar(0.6), { kernel })), [x]);
    const expected = gradient64((moved) => density64([...moved], centres, 0.6, kernel), [0.3, -0.2], 1e-5);
    expect(relativeError((gradients[0] as tf.Tensor).dataSync(), expected)).toBeLessThan(1e-4);
  });
});
