import { describe, expect, it } from 'vitest';
import { expression, runOnWasm, vectorsFor } from '../../testing/graphs.ts';
import { BINARY, type Shape, UNARY } from '../graph/graph.ts';
import { interpret } from '../graph/interpret.ts';
import { binaryMath, LARGEST_ANGLE, unaryMath } from '../graph/scalarMath.ts';

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
        expect(isClose(value, unaryMath[fn](x[i] as number)), `${fn}(${x[i]}) = ${value}`).toBe(true);
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

describe('sine and cosine', () => {
  it.each(['sin', 'cos'] as const)(
    '%s is good to a few units in the last place of 1, up to the largest angle',
    async (fn) => {
      const x = Float32Array.from({ length: 4_000 }, (_, i) => (i - 2_000) * (i % 2 ? 4.096 : Math.PI / 4));
      const { values } = await out([x], [[x.length]], (build, [a = 0]) => build.unary(fn, a));
      const worst = values.reduce((most, value, i) => Math.max(most, Math.abs(value - Math[fn](x[i] as number))), 0);
      expect(worst).toBeLessThan(1.5e-7);
    },
  );

  it('say that they do not know beyond it', async () => {
    const x = Float32Array.of(LARGEST_ANGLE, -LARGEST_ANGLE, 8193, -1e9);
    const { values } = await out([x], [[4]], (build, [a = 0]) => build.unary('sin', a));
    expect([...values].map(Number.isNaN)).toEqual([false, false, true, true]);
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
