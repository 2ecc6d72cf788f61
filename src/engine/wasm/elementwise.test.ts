import { describe, expect, it } from 'vitest';
import { expression, meaning, runOnWasm, TABLE, vectorsFor } from '../../testing/graphs.ts';
import { BINARY, type Shape, UNARY, type UnaryFunction } from '../graph/graph.ts';
import { interpret } from '../graph/interpret.ts';
import { binaryMath, LARGEST_ANGLE, unaryMath } from '../graph/scalarMath.ts';
import { canRun } from './kernels.ts';

const VARIANTS = (['strict', 'relaxed'] as const).filter(canRun);
const SIZES = [1, 3, 4, 5, 63, 64, 65, 1000];
const SPECIAL = [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  0,
  -0,
  1,
  -1,
  1e-40,
  3e38,
  89,
  -104,
  0.625,
];

/** Numbers of every magnitude and sign, the special ones among them. */
function numbers(size: number, from = 0): Float32Array {
  return Float32Array.from({ length: size }, (_, i) => {
    const k = i + from;
    return k % 5 === 0 ? (SPECIAL[(k / 5) % SPECIAL.length] as number) : Math.sin(7 * k) * 10 ** (((k * 13) % 9) - 5);
  });
}

/** Equal, or within a few units in the last place of a normal float32; NaN equals NaN. */
function isClose(actual: number, exact: number): boolean {
  const expected = Math.fround(exact);
  if (Object.is(actual, expected) || actual === expected) return true;
  return Math.abs(actual - exact) <= 5e-7 * Math.abs(exact) + 1.2e-38;
}

/** Angles so large that a float32 says nothing about them. */
const isBeyond = (fn: UnaryFunction, x: number): boolean =>
  (fn === 'sin' || fn === 'cos') && Math.abs(x) > LARGEST_ANGLE && Number.isFinite(x);

/** Distance from the exact value in units in the last place of a float32. */
function ulps(actual: number, exact: number): number {
  const unit = 2 ** (Math.max(-126, Math.floor(Math.log2(Math.abs(exact)))) - 23);
  return Math.abs(actual - exact) / unit;
}

async function out(inputs: readonly Float32Array[], shapes: readonly Shape[], make: Parameters<typeof expression>[1]) {
  const graph = expression(shapes, make);
  const result = await runOnWasm(graph, vectorsFor(graph, inputs));
  return { graph, values: result['state out'] as Float32Array };
}

describe('unary kernels', () => {
  it.each(UNARY)('%s agrees with float64 at every size, NaN and infinities included', async (fn) => {
    for (const size of SIZES) {
      const x = numbers(size);
      const { values } = await out([x], [[size]], (build, [a = 0]) => build.unary(fn, a));
      values.forEach((value, i) => {
        const at = x[i] as number;
        const isFine = isBeyond(fn, at) ? Math.abs(value) <= 1 : isClose(value, unaryMath[fn](at));
        expect(isFine, `${fn}(${at}) = ${value}`).toBe(true);
      });
    }
  });

  it('exp fades out gradually and never overflows early', async () => {
    const x = Float32Array.from([-103, -100, -88, 88, 88.7]);
    const { values } = await out([x], [[5]], (build, [a = 0]) => build.unary('exp', a));
    values.forEach((value, i) => {
      const exact = Math.exp(x[i] as number);
      expect(Math.abs(value - Math.fround(exact)), `exp(${x[i]})`).toBeLessThanOrEqual(5e-7 * exact + 3e-45);
    });
  });
});

describe.each(VARIANTS)('sine and cosine, %s', (variant) => {
  const functions = ['sin', 'cos'] as const;

  async function evaluated(fn: (typeof functions)[number], x: Float32Array): Promise<Float32Array> {
    const graph = expression([[x.length]], (build, [a = 0]) => build.unary(fn, a));
    return (await runOnWasm(graph, vectorsFor(graph, [x]), { variant }))['state out'] as Float32Array;
  }

  it.each(functions)('%s is good to 2 units in the last place up to the largest angle', async (fn) => {
    // Multiples of a quarter turn are where one of them all but vanishes, and the numbers beside them.
    const turns = Array.from({ length: 5_000 }, (_, i) => ((i + 1) * Math.PI) / 2);
    const x = Float32Array.from([...turns, ...turns.map((turn) => -turn * (1 + 2 ** -22)), ...numbers(5_000)]);
    const values = await evaluated(fn, x);
    const known = [...x].flatMap((at, i) =>
      Math.abs(at) <= LARGEST_ANGLE && at !== 0 ? [ulps(values[i] as number, Math[fn](at))] : [],
    );
    expect(known.length).toBeGreaterThan(10_000);
    expect(known.reduce((worst, error) => Math.max(worst, error))).toBeLessThan(2);
  });

  it('stay on the unit circle beyond it, and know no angle of an infinity', async () => {
    const x = Float32Array.of(8193, -1e5, 1e7, -1e9, 1e20, 3.4e38, -3.4e38, Number.POSITIVE_INFINITY, Number.NaN);
    const [sines, cosines] = (await Promise.all(functions.map((fn) => evaluated(fn, x)))) as [
      Float32Array,
      Float32Array,
    ];
    const squares = [...sines].map((sine, i) => sine ** 2 + (cosines[i] as number) ** 2);
    for (const square of squares.slice(0, -2)) expect(square).toBeCloseTo(1, 6);
    expect(squares.slice(-2)).toEqual([Number.NaN, Number.NaN]);
  });
});

describe('binary kernels', () => {
  it.each(BINARY)('%s agrees with float64 at every size, NaN and infinities included', async (fn) => {
    for (const size of SIZES) {
      const [x, y] = [numbers(size), numbers(size, 3)];
      const { values } = await out([x, y], [[size], [size]], (build, [a = 0, b = 0]) => build.binary(fn, a, b));
      values.forEach((value, i) => {
        const exact = binaryMath[fn](x[i] as number, y[i] as number);
        expect(value === Math.fround(exact) || Object.is(value, exact), `${fn}(${x[i]}, ${y[i]}) = ${value}`).toBe(
          true,
        );
      });
    }
  });

  it.each([
    [[5, 7], [7]],
    [[7], [5, 7]],
    [
      [5, 7],
      [5, 1],
    ],
    [
      [5, 1],
      [1, 7],
    ],
    [[5, 7], []],
    [[], [5, 7]],
    [
      [3, 1, 4],
      [5, 1],
    ],
    [
      [2, 3, 1, 5],
      [3, 4, 1],
    ],
    [[1], [1]],
  ] as const)('broadcasts %j and %j', async (left, right) => {
    const shapes: readonly Shape[] = [left, right];
    const inputs = shapes.map((shape) =>
      numbers(
        shape.reduce((n, m) => n * m, 1),
        1,
      ),
    );
    const { graph, values } = await out(inputs, shapes, (build, [a = 0, b = 0]) => build.binary('sub', a, b));
    const expected = interpret(graph, (node) => inputs[node.op === 'state' && node.name === 'in1' ? 1 : 0] ?? []);
    expect(values).toEqual(Float32Array.from(expected['state out'] as Float64Array));
  });
});

describe('look-ups', () => {
  // Positions beside whole numbers, outside of the table, and of nothing at all.
  const odd = [Number.NaN, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, -1e9, -0.5, 0.999, 2.5, 5, 5.99, 6, 3e9];

  it.each(VARIANTS)('find what lies there at every size, %s', async (variant) => {
    for (const size of SIZES) {
      const index = Float32Array.from({ length: size }, (_, i) => odd[i % odd.length] ?? 0);
      const graph = expression([[size]], (build, [a = 0]) => build.add({ op: 'lookup' }, [a]));
      const result = await runOnWasm(graph, vectorsFor(graph, [index]), { variant });
      expect(result['state out']).toEqual(Float32Array.from(meaning(graph, { in0: index })['state out'] ?? []));
    }
    const found = meaning(
      expression([[odd.length]], (build, [a = 0]) => build.add({ op: 'lookup' }, [a])),
      { in0: Float32Array.from(odd) },
    )['state out'];
    expect([...(found ?? [])]).toEqual([0, 0, 5, 0, 0, 0, 2, 5, 5, 5, 5].map((at) => TABLE.values[at]));
  });

  it('are exact far into a large table', async () => {
    const values = Float32Array.from({ length: 400_000 }, (_, i) => i);
    const index = values.filter((i) => i % 997 === 3);
    const graph = expression([[index.length]], (build, [a = 0]) => build.add({ op: 'lookup' }, [a]));
    const result = await runOnWasm(graph, vectorsFor(graph, [index]), { data: { values, columns: 1 } });
    expect(result['state out']).toEqual(index);
  });
});

describe('reductions', () => {
  it.each(['sum', 'max'] as const)('%s over either axis at every size', async (fn) => {
    for (const size of SIZES) {
      for (const [shape, axis] of [
        [[size], 0],
        [[size, 5], 0],
        [[5, size], 1],
        [[size, 17], 0],
      ] as const) {
        const x = Float32Array.from({ length: shape.reduce((n: number, m) => n * m, 1) }, (_, i) => Math.cos(3 * i));
        const { graph, values } = await out([x], [shape], (build, [a = 0]) =>
          build.add({ op: 'reduce', fn, axes: [axis] }, [a]),
        );
        const expected = interpret(graph, () => x)['state out'] as Float64Array;
        values.forEach((value, i) => {
          expect(Math.abs(value - (expected[i] as number))).toBeLessThan(1e-4);
        });
      }
    }
  });

  it('lets NaN through, in its own column only', async () => {
    const x = new Float32Array(21).fill(1);
    x[4] = Number.NaN;
    const { values } = await out([x], [[7, 3]], (build, [a = 0]) =>
      build.add({ op: 'reduce', fn: 'sum', axes: [0] }, [a]),
    );
    expect([...values]).toEqual([7, Number.NaN, 7]);
  });
});

describe('axes', () => {
  const x = Float32Array.from({ length: 2 * 3 * 4 * 5 }, (_, i) => i);

  it.each([[[1, 0]], [[0, 2, 1]], [[2, 1, 0]], [[1, 2, 0]], [[1, 0, 2]], [[3, 1, 2, 0]], [[0, 1, 2, 3]]])(
    'transposes to %j',
    async (order) => {
      const shape = [[120], [8, 15], [6, 4, 5], [2, 3, 4, 5]][order.length - 1] as Shape;
      const { graph, values } = await out([x], [shape], (build, [a = 0]) => build.add({ op: 'transpose', order }, [a]));
      expect(values).toEqual(Float32Array.from(interpret(graph, () => x)['state out'] as Float64Array));
    },
  );

  it.each([[[0, 2]], [[1, 3]], [[0, 1, 3]], [[0, 1, 2, 3]]])('sums over axes %j', async (axes) => {
    const shape = [2, 3, 4, 5];
    const { graph, values } = await out([x], [shape], (build, [a = 0]) =>
      build.add({ op: 'reduce', fn: 'sum', axes }, [a]),
    );
    expect(values).toEqual(Float32Array.from(interpret(graph, () => x)['state out'] as Float64Array));
  });
});
