import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PhaseIo, Program } from '../engine/contract.ts';
import { createTable } from '../engine/eager/table.ts';
import { nodesOf } from '../math/smoothedLogDensity.ts';
import { interpolateNodes, readSpline } from '../math/spline.ts';
import { runOnceCompiled } from '../testing/compiled.ts';
import { relativeError } from '../testing/matchers.ts';
import { runOnce, startTfjs } from '../testing/tfjs.ts';
import { rowGradients } from './gradients.ts';
import { splineTable } from './splineTable.ts';

/** Two levels of waves on a hill, on a box that is no square. */
const BOX = { xMin: -3, xMax: 3, yMin: -2, yMax: 4 };
const NODES = 38;
const N = NODES + 2;
const hill = (frequency: number) => (x: number, y: number) =>
  -0.3 * (x * x + y * y) + Math.sin(frequency * x) * Math.cos(y);
const tables = {
  box: BOX,
  n: N,
  values: Float32Array.from(
    [1, 1.7].flatMap((frequency) => [...interpolateNodes(nodesOf(hill(frequency), BOX, NODES), NODES)]),
  ),
};
const data: Program['data'] = { values: tables.values, columns: 1 };

/** Level, point and direction, inside the box and beyond each of its sides. */
const place = fc.double({ min: -6, max: 6, noNaN: true }).map(Math.fround);
const share = fc.double({ min: -1, max: 1, noNaN: true }).map(Math.fround);
const anyRow = fc.tuple(fc.integer({ min: 0, max: 1 }), place, place, share, share);
type Row = [number, number, number, number, number];
const rows: Row[] = fc.sample(anyRow, { seed: 4, numRuns: 60 });
/** On the borders, at the corners, on coefficients, and far away. */
const edges: Row[] = [
  [0, -3, 1, 1, 0.5],
  [1, 3, 4, 1, 0.5],
  [0, 3, -2, -1, 1],
  [1, 0, -2, -1, 1],
  [0, 40, -70, 1, 1],
];
const all = [...rows, ...edges];
const levels = all.map(([level]) => level);
const points = all.flatMap(([, x, y]) => [x, y]);
const directions = all.flatMap(([, , , dx, dy]) => [dx, dy]);

/** Value, score, and Hessian times direction, with our second derivatives. */
function read(at: PhaseIo['at'], where: tf.Tensor2D): readonly tf.Tensor2D[] {
  const f = splineTable(tables, levels, at);
  const product = rowGradients(
    (x) => tf.sum(tf.mul(rowGradients(f, x), tf.tensor2d(directions, [all.length, 2])), 1, true),
    where,
  );
  return [f(where), rowGradients(f, where), product];
}

const NAMES = ['value', 'score', 'product'] as const;
const program: Program = {
  name: 'spline',
  state: {
    points: Float32Array.from(points),
    ...Object.fromEntries(NAMES.map((name) => [name, new Float32Array((name === 'value' ? 1 : 2) * all.length)])),
  },
  data,
  settings: [],
  phases: [
    {
      id: 'read',
      body(io) {
        const found = read(io.at, tf.reshape(io.state('points'), [all.length, 2]));
        return {
          state: Object.fromEntries(NAMES.map((name, i) => [name, tf.reshape(found[i] as tf.Tensor, [-1])])),
          report: {},
        };
      },
    },
  ],
  probes: {},
};

beforeAll(startTfjs);

describe('a spline that an engine reads', () => {
  it('has the value, score and Hessian of the same spline in float64, inside the box and out of it', () => {
    const exact = [readSpline(tables, 0), readSpline(tables, 1)] as const;
    const found = read(createTable(program).at, tf.tensor2d(points, [all.length, 2])).map((x) => x.arraySync());
    const [values, scores, products] = found as [number[][], number[][], number[][]];
    all.forEach(([level, x, y, dx, dy], i) => {
      const spline = exact[level] as (typeof exact)[0];
      const near = (actual: ArrayLike<number> | undefined, expected: readonly number[], tolerance: number) => {
        const error = relativeError(actual ?? [], expected) * Math.min(1, Math.hypot(...expected));
        expect(error, `${level}: ${x}, ${y}`).toBeLessThan(tolerance);
      };
      near(values[i], [spline.value(x, y)], 3e-6);
      near(scores[i], spline.score(x, y), 2e-5);
      // On a border one side's curvature is as right as the other's.
      if (i < rows.length) near(products[i], spline.hessianProduct(x, y, dx, dy), 3e-4);
    });
  });

  it('is the same on compiled engines', async () => {
    const eager = runOnce(program, 'read', program.state, new Float32Array(), {});
    const compiled = await runOnceCompiled(program, 'read', program.state, new Float32Array(), {});
    const inner = 2 * rows.length;
    expect(relativeError(compiled.state.value ?? [], eager.state.value as Float32Array)).toBeLessThan(1e-6);
    expect(relativeError(compiled.state.score ?? [], eager.state.score as Float32Array)).toBeLessThan(3e-6);
    const product = (state: Record<string, Float32Array>) => (state.product as Float32Array).subarray(0, inner);
    expect(relativeError(product(compiled.state), product(eager.state))).toBeLessThan(1e-4);
  });

  it('continues its slope at a border, and is pulled back beyond', () => {
    const at = createTable(program).at;
    const f = splineTable(tables, [0, 0, 0], at);
    const score = rowGradients(f, tf.tensor2d([2.9999, 1, 3.0001, 1, 103, 1], [3, 2])).arraySync();
    const [inside, outside, far] = score as [number[], number[], number[]];
    expect(Math.abs((inside[0] as number) - (outside[0] as number))).toBeLessThan(2e-3);
    expect(Math.abs((inside[1] as number) - (outside[1] as number))).toBeLessThan(2e-3);
    expect((far[0] as number) - (outside[0] as number)).toBeCloseTo(-100, 2);
    expect(far[1]).toBeCloseTo(outside[1] as number, 4);
  });
});
