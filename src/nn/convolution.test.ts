import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEagerEngine } from '../engine/eager/eagerEngine.ts';
import { type Geometry, gridOf } from '../math/windows.ts';
import { convolve64, convolveTransposed64 } from '../testing/convolution64.ts';
import { gradient64 } from '../testing/finiteDifference.ts';
import { relativeError } from '../testing/matchers.ts';
import { startTfjs } from '../testing/tfjs.ts';
import { convolve, convolveTransposed, patches, unpatches } from './convolution.ts';
import { gathered } from './convolutionEager.ts';
import { valueAndGradients } from './gradients.ts';

beforeAll(startTfjs);

const geometry = (
  height: number,
  width: number,
  channels: number,
  kernel: number,
  stride: number,
  padding: number,
): Geometry => ({ height, width, channels, kernel, stride, padding });

/** Odd sizes, windows that stick out or leave pixels over, windows wider than the picture. */
const GEOMETRIES = [
  geometry(6, 6, 1, 4, 2, 1),
  geometry(5, 7, 3, 3, 1, 1),
  geometry(7, 5, 8, 3, 2, 1),
  geometry(4, 9, 3, 5, 3, 2),
  geometry(3, 3, 8, 3, 1, 0),
  geometry(2, 3, 1, 4, 2, 3),
  geometry(5, 5, 1, 2, 3, 0),
];
const nameOf = (g: Geometry): string => Object.values(g).join(' ');
const CASES = GEOMETRIES.map((g) => [nameOf(g), g] as const);

const wave = (count: number, phase: number): Float32Array =>
  Float32Array.from({ length: count }, (_, i) => Math.sin(12.9898 * (i + 1) + phase));

const BATCH = 2;
const FILTERS = 3;

/** The same numbers with rows and columns exchanged. */
function turned(values: ArrayLike<number>, rows: number): Float64Array {
  const columns = values.length / rows;
  return Float64Array.from({ length: values.length }, (_, i) => {
    return values[(i % rows) * columns + Math.floor(i / rows)] as number;
  });
}

function operands(g: Geometry) {
  const { windows, patch, picture } = gridOf(g);
  return {
    pictures: wave(BATCH * picture, 0),
    grids: wave(BATCH * windows * FILTERS, 1),
    weight: wave(patch * FILTERS, 2),
    patch,
    /** What the results are weighed with. */
    onGrid: wave(BATCH * windows * FILTERS, 3),
    onPicture: wave(BATCH * picture, 4),
  };
}

/** Both layers against their definition. */
function checkValues(g: Geometry): void {
  const { pictures, grids, weight, patch } = operands(g);
  const { windows, picture } = gridOf(g);
  const forth = convolve(tf.tensor2d(pictures, [BATCH, picture]), tf.tensor2d(weight, [patch, FILTERS]), g);
  const back = convolveTransposed(tf.tensor1d(grids), tf.tensor2d(weight, [FILTERS, patch]), g);
  expect(forth.shape).toEqual([BATCH * windows, FILTERS]);
  expect(back.shape).toEqual([(BATCH * picture) / g.channels, g.channels]);
  expect(relativeError(forth.dataSync(), convolve64(pictures, weight, g, FILTERS))).toBeLessThan(1e-6);
  expect(relativeError(back.dataSync(), convolveTransposed64(grids, weight, g, FILTERS))).toBeLessThan(1e-6);
}

describe.each(CASES)('geometry %s', (_, g) => {
  it('gives what the definition gives', () => {
    checkValues(g);
  });

  const { pictures, grids, weight, patch, onGrid, onPicture } = operands(g);

  /** Slope of Σ v·tanh(z) in z. */
  const slopes = (z: Float64Array, v: Float32Array): Float64Array =>
    z.map((value, i) => (v[i] as number) * (1 - Math.tanh(value) ** 2));
  const squares = (values: Float64Array): number => values.reduce((sum, value) => sum + value * value, 0);
  const weighed = (values: Float64Array, v: Float32Array): number =>
    values.reduce((sum, value, i) => sum + Math.tanh(value) * (v[i] as number), 0);

  /** A layer in tfjs and in float64: its value, and the gradient by x of Σ v·tanh(layer(x, w)). */
  const layers = [
    {
      name: 'convolution',
      x: pictures,
      v: onGrid,
      weightShape: [patch, FILTERS] as [number, number],
      layer: (x: tf.Tensor, w: tf.Tensor2D) => convolve(x, w, g),
      value: (x: Float64Array, w: Float64Array) => convolve64(x, w, g, FILTERS),
      slope: (x: Float64Array, w: Float64Array) =>
        convolveTransposed64(slopes(convolve64(x, w, g, FILTERS), onGrid), turned(w, patch), g, FILTERS),
    },
    {
      name: 'transposed convolution',
      x: grids,
      v: onPicture,
      weightShape: [FILTERS, patch] as [number, number],
      layer: (x: tf.Tensor, w: tf.Tensor2D) => convolveTransposed(x, w, g),
      value: (x: Float64Array, w: Float64Array) => convolveTransposed64(x, w, g, FILTERS),
      slope: (x: Float64Array, w: Float64Array) =>
        convolve64(slopes(convolveTransposed64(x, w, g, FILTERS), onPicture), turned(w, FILTERS), g, FILTERS),
    },
  ];

  it.each(layers)('$name has right first and second derivatives', ({ x, v, weightShape, layer, value, slope }) => {
    const [xs, ws] = [Float64Array.from(x), Float64Array.from(weight)];
    const [input, filter] = [tf.tensor1d(x), tf.tensor2d(weight, weightShape)];
    const total = (at: tf.Tensor, w: tf.Tensor): tf.Scalar =>
      tf.sum(tf.mul(tf.reshape(tf.tanh(layer(at, w as tf.Tensor2D)), [-1]), tf.tensor1d(v)));
    const first = valueAndGradients(() => total(input, filter), [input, filter] as tf.Tensor[]).gradients;
    const expected = [
      gradient64((at) => weighed(value(at, ws), v), xs, 1e-6),
      gradient64((at) => weighed(value(xs, at), v), ws, 1e-6),
    ];
    first.forEach((gradient, i) => {
      expect(relativeError(gradient.dataSync(), expected[i] as Float64Array)).toBeLessThan(1e-5);
    });

    // As in a gradient penalty: the squared length of the gradient by x, differentiated again.
    const penalty = (): tf.Scalar => tf.sum(tf.square(tf.grad((at) => total(at, filter))(input)));
    const second = valueAndGradients(penalty, [input, filter] as tf.Tensor[]).gradients;
    const curved = [
      gradient64((at) => squares(slope(at, ws)), xs, 1e-5),
      gradient64((at) => squares(slope(xs, at)), ws, 1e-5),
    ];
    second.forEach((gradient, i) => {
      expect(relativeError(gradient.dataSync(), curved[i] as Float64Array)).toBeLessThan(1e-4);
    });
  });
});

/** Any geometry of a small picture in which a window fits. */
const geometries: fc.Arbitrary<Geometry> = fc
  .record({
    height: fc.integer({ min: 1, max: 7 }),
    width: fc.integer({ min: 1, max: 7 }),
    channels: fc.constantFrom(1, 2, 3, 8),
    kernel: fc.integer({ min: 1, max: 5 }),
    stride: fc.integer({ min: 1, max: 4 }),
    padding: fc.integer({ min: 0, max: 4 }),
  })
  .filter(({ height, width, kernel, padding }) => padding < kernel && Math.min(height, width) + 2 * padding >= kernel);

describe('patches and unpatches', () => {
  it('are transposes of each other: ⟨Ax, y⟩ = ⟨x, Aᵀy⟩', () => {
    fc.assert(
      fc.property(geometries, (g) => {
        const { windows, patch, picture } = gridOf(g);
        const [x, y] = [wave(BATCH * picture, 0), wave(BATCH * windows * patch, 1)];
        const [forth, back] = tf.tidy(() => [
          patches(tf.tensor2d(x, [BATCH, picture]), g).dataSync(),
          unpatches(tf.tensor2d(y, [BATCH * windows, patch]), g).dataSync(),
        ]) as [Float32Array, Float32Array];
        const inner = (a: Float32Array, b: Float32Array): number =>
          a.reduce((sum, value, i) => sum + value * (b[i] as number), 0);
        expect(inner(forth, y)).toBeCloseTo(inner(x, back), 3);
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('are the same as gathers, which run on devices', () => {
    fc.assert(
      fc.property(geometries, (g) => {
        const { windows, patch, picture } = gridOf(g);
        const x = tf.tensor2d(wave(BATCH * picture, 0), [BATCH, picture]);
        const y = tf.tensor2d(wave(BATCH * windows * patch, 1), [BATCH * windows, patch]);
        for (const [made, expected] of [
          [gathered('Patches', x, g), patches(x, g)],
          [gathered('Unpatches', y, g), unpatches(y, g)],
        ] as const) {
          expect(made.shape).toEqual(expected.shape);
          expect(relativeError(made.dataSync(), expected.dataSync())).toBeLessThan(1e-6);
        }
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('refuse sizes that do not fit', () => {
    const g = geometry(4, 4, 2, 3, 1, 0);
    expect(() => patches(tf.zeros([2, 33]), g)).toThrow(RangeError);
    expect(() => convolveTransposed(tf.zeros([5, 3]), tf.zeros([3, 18]) as tf.Tensor2D, g)).toThrow(RangeError);
    expect(() => gridOf({ ...g, kernel: 5 })).toThrow(RangeError);
    expect(() => gridOf({ ...g, padding: 3 })).toThrow(RangeError);
    expect(() => gridOf({ ...g, stride: 1.5 })).toThrow(RangeError);
  });
});

describe('the wasm backend of tfjs', () => {
  beforeAll(async () => {
    await createEagerEngine('wasm', {
      wasmPath: `${import.meta.dirname}/../../node_modules/@tensorflow/tfjs-backend-wasm/dist/`,
    });
  });
  afterAll(startTfjs);

  it.each(CASES)('agrees on %s', (_, g) => {
    expect(tf.getBackend()).toBe('wasm');
    checkValues(g);
  });
});
