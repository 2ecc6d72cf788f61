import { describe, expect, it } from 'vitest';
import { expression, type RunOptions, runOnWasm, vectorsFor } from '../../testing/graphs.ts';
import { relativeError } from '../../testing/matchers.ts';
import type { MatmulFinish, MatmulStart, Shape } from '../graph/graph.ts';
import { interpret } from '../graph/interpret.ts';

const SIZES = [1, 2, 3, 4, 5, 63, 64, 65];

/** Rounding of float32 sums whose terms partly cancel. */
const TOLERANCE = 4e-6;
const wave = (size: number, step: number): Float32Array =>
  Float32Array.from({ length: size }, (_, i) => Math.sin(step * (i + 1)));

interface Product {
  readonly rows: number;
  readonly columns: number;
  readonly inner: number;
  readonly transposeA?: boolean;
  readonly transposeB?: boolean;
  readonly start?: MatmulStart;
  readonly finish?: MatmulFinish;
}

const sizeOf = (shape: Shape): number => shape.reduce((product, n) => product * n, 1);

/** Error of a product relative to float64; operands may be given. */
async function errorOf(
  product: Product,
  change: (inputs: Float32Array[]) => void = () => {},
  options: RunOptions = {},
) {
  const { rows, columns, inner, transposeA = false, transposeB = false, start = 'zero', finish = 'none' } = product;
  const shapes: Shape[] = [
    transposeA ? [inner, rows] : [rows, inner],
    transposeB ? [columns, inner] : [inner, columns],
  ];
  if (start !== 'zero') shapes.push(start === 'bias' ? [columns] : [rows, columns]);
  if (finish === 'gate') shapes.push([rows, columns]);
  const graph = expression(shapes, (build, inputs) =>
    build.add({ op: 'matmul', transposeA, transposeB, start, finish }, inputs),
  );
  const inputs = shapes.map((shape, i) => wave(sizeOf(shape), 1.7 + i));
  change(inputs);
  const result = await runOnWasm(graph, vectorsFor(graph, inputs), options);
  const exact = interpret(graph, (node) => (node.op === 'state' ? (inputs[Number(node.name.slice(2))] ?? []) : []));
  const actual = result['state out'] as Float32Array;
  return {
    actual,
    expected: exact['state out'] as Float64Array,
    error: relativeError(actual, exact['state out'] as Float64Array),
  };
}

const LAYOUTS = [
  { transposeA: false, transposeB: false },
  { transposeA: false, transposeB: true },
  { transposeA: true, transposeB: false },
  { transposeA: true, transposeB: true },
];

describe.each(LAYOUTS)('a transposed $transposeA, b transposed $transposeB', (layout) => {
  it('agrees with float64 at all sizes', async () => {
    for (const rows of SIZES)
      for (const columns of SIZES)
        for (const inner of [1, 2, 3, 5, 64]) {
          const { error } = await errorOf({ rows, columns, inner, ...layout });
          expect(error, `${rows} × ${columns} × ${inner}`).toBeLessThan(TOLERANCE);
        }
  });

  it('agrees along 1000 elements', async () => {
    for (const [rows, columns, inner] of [
      [1000, 3, 2],
      [3, 1000, 2],
      [5, 7, 1000],
      [1, 1, 1000],
    ] as const) {
      expect((await errorOf({ rows, columns, inner, ...layout })).error).toBeLessThan(TOLERANCE);
    }
  });

  it.each(['zero', 'bias', 'matrix'] as const)('starts from %s and finishes in every way', async (start) => {
    for (const finish of ['none', 'relu', 'gate'] as const) {
      for (const [rows, columns, inner] of [
        [1, 1, 1],
        [5, 3, 4],
        [6, 1, 9],
        [9, 13, 2],
        [4, 8, 1],
        [7, 30, 11],
        [2, 17, 3],
      ] as const) {
        const { error } = await errorOf({ rows, columns, inner, ...layout, start, finish });
        expect(error, `${start} ${finish} ${rows} × ${columns} × ${inner}`).toBeLessThan(TOLERANCE);
      }
    }
  });

  it('keeps NaN and infinity to the rows and columns they are in', async () => {
    const poison = ([a, b]: Float32Array[]): void => {
      (a as Float32Array)[0] = Number.NaN;
      (b as Float32Array)[0] = Number.POSITIVE_INFINITY;
    };
    for (const columns of [2, 9]) {
      const { actual, expected } = await errorOf({ rows: 6, columns, inner: 5, ...layout }, poison);
      expect([...actual].map(Number.isFinite)).toEqual([...expected].map(Number.isFinite));
    }
  });
});

describe.each([false, true])('a large b, a transposed %s', (transposeA) => {
  const shapes = [
    [16, 20, 1100],
    [17, 37, 600],
    [197, 100, 90],
    [400, 13, 700],
  ] as const;

  it.each(['zero', 'bias', 'matrix'] as const)('is read in panels; start from %s', async (start) => {
    for (const finish of ['none', 'relu', 'gate'] as const)
      for (const [rows, columns, inner] of shapes) {
        const { error } = await errorOf({ rows, columns, inner, transposeA, start, finish });
        expect(error, `${finish} ${rows} × ${columns} × ${inner}`).toBeLessThan(TOLERANCE);
      }
  });

  it('gives the bits that tall tiles give', async () => {
    for (const [rows, columns, inner] of shapes) {
      const product = { rows, columns, inner, transposeA, start: 'matrix', finish: 'gate' } as const;
      const [low, tall] = [
        await errorOf(product, undefined, { tall: false }),
        await errorOf(product, undefined, { tall: true }),
      ];
      expect(tall.actual).toEqual(low.actual);
    }
  });

  it('gives the bits of a narrow product, column by column', async () => {
    const [rows, columns, inner] = [20, 16, 600];
    const whole = await errorOf({ rows, columns, inner, transposeA });
    const some = await errorOf({ rows, columns: 8, inner, transposeA }, ([, b]) => {
      const all = wave(inner * columns, 2.7);
      for (let k = 0; k < inner; k++) b?.set(all.subarray(k * columns, k * columns + 8), k * 8);
    });
    const left = whole.actual.filter((_, i) => i % columns < 8);
    expect(some.actual).toEqual(left);
  });
});

describe('tall tiles', () => {
  it.each([false, true])('make the same bits as others, a transposed %s', async (transposeA) => {
    for (const rows of [11, 12, 25, 64])
      for (const columns of [4, 8, 13, 24])
        for (const [start, finish] of [
          ['zero', 'none'],
          ['bias', 'relu'],
          ['matrix', 'gate'],
        ] as const) {
          const product = { rows, columns, inner: 9, transposeA, start, finish };
          const make = (tall: boolean) => errorOf(product, undefined, { tall });
          const [low, tall] = [await make(false), await make(true)];
          expect(tall.error, `${rows} × ${columns} ${start} ${finish}`).toBeLessThan(TOLERANCE);
          expect(tall.actual).toEqual(low.actual);
        }
  });
});
