import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { KERNEL_FAMILIES } from '../../math/kernels.ts';
import { valueAndGradients } from '../../nn/gradients.ts';
import { logKernelSum } from '../../nn/pairwise.ts';
import { runOnWasm, type Vectors } from '../../testing/graphs.ts';
import { relativeError } from '../../testing/matchers.ts';
import { type Pairs, pairs64 } from '../../testing/pairs64.ts';
import { startTfjs } from '../../testing/tfjs.ts';
import type { Program } from '../contract.ts';
import type { Graph } from '../graph/graph.ts';
import { interpret } from '../graph/interpret.ts';
import { verify } from '../graph/verify.ts';
import { optimise } from '../passes/pipeline.ts';
import { tracePhase } from '../trace/trace.ts';
import { canRun, type Variant } from './kernels.ts';

beforeAll(startTfjs);

const VARIANTS = (['relaxed', 'strict'] as const).filter(canRun);

type Given = Pick<Pairs, 'd' | 'family' | 'leaveOneOut'> & { readonly state: Vectors };

/** Sums as a report, and both gradients of their weighted sum, as state. */
function traced({ d, family, leaveOneOut, state }: Given): Graph {
  const program: Program = {
    name: 'pairs',
    state,
    data: { values: new Float32Array(2), columns: 2 },
    settings: ['bandwidth'],
    phases: [],
    probes: {},
  };
  const graph = tracePhase(program, {
    id: 'phase',
    body(io) {
      const points = (name: string) => tf.reshape(io.state(name), [-1, d]) as tf.Tensor2D;
      const [x, centres] = [points('x'), points('centres')];
      const sums = () => logKernelSum(x, centres, io.setting('bandwidth'), { family, leaveOneOut });
      const weighted = () => tf.sum(tf.mul(sums(), io.state('dy'))) as tf.Scalar;
      const { gradients } = valueAndGradients(weighted, [x, centres]);
      const [pull, push] = gradients.map((gradient) => tf.reshape(gradient, [-1]) as tf.Tensor1D);
      return { state: { sums: sums(), pull: pull as tf.Tensor1D, push: push as tf.Tensor1D }, report: {} };
    },
  });
  return optimise(verify(graph), (_, next) => verify(next));
}

/** Numbers without a relation between them. */
const spread = (count: number, phase: number): Float32Array =>
  Float32Array.from({ length: count }, (_, i) => 2 * Math.sin(12.9898 * (i + 1) + phase));

function stateFor(rows: number, columns: number, d: number): Vectors {
  return {
    x: spread(rows * d, 0),
    centres: spread(columns * d, 1),
    dy: spread(rows, 2),
    sums: new Float32Array(rows),
    pull: new Float32Array(rows * d),
    push: new Float32Array(columns * d),
  };
}

type Results = Readonly<Record<string, ArrayLike<number>>>;

async function evaluate(engine: Variant | 'interpreter', graph: Graph, state: Vectors, h: number): Promise<Results> {
  if (engine !== 'interpreter') return runOnWasm(graph, state, { variant: engine, cells: { bandwidth: h } });
  return interpret(graph, (node) => {
    if (node.op === 'cell') return [h];
    return node.op === 'state' ? (state[node.name] as Float32Array) : [];
  });
}

const SIZES = [1, 3, 4, 5, 63, 64, 65, 257];

describe.each(['interpreter', ...VARIANTS] as const)('kernel sums in %s', (engine) => {
  describe.each(KERNEL_FAMILIES)('%s', (family) => {
    it.each([1, 2, 3, 5])('and both gradients in %i dimensions, at any number of points', async (d) => {
      const h = Math.fround(0.6);
      for (const leaveOneOut of [false, true]) {
        for (const [i, rows] of SIZES.entries()) {
          if (leaveOneOut && rows === 1) continue;
          const columns = leaveOneOut ? rows : (SIZES.at(-1 - i) as number);
          const state = stateFor(rows, columns, d);
          const { x, centres, dy } = state as Readonly<Record<'x' | 'centres' | 'dy', Float32Array>>;
          const expected = pairs64({ x, centres, d, bandwidth: h, family, leaveOneOut }, dy);
          const actual = await evaluate(engine, traced({ d, family, leaveOneOut, state }), state, h);
          // At the rim of its support the Epanechnikov kernel is a difference of nearly equal numbers.
          const tolerance = engine === 'interpreter' ? 1e-12 : family === 'epanechnikov' ? 1e-4 : 1e-5;
          const about = `${rows} × ${columns}${leaveOneOut ? ' without own' : ''}`;
          expect(relativeError(actual['state sums'] as Float32Array, expected.sums), about).toBeLessThan(tolerance);
          expect(relativeError(actual['state pull'] as Float32Array, expected.x), about).toBeLessThan(tolerance);
          expect(relativeError(actual['state push'] as Float32Array, expected.centres), about).toBeLessThan(tolerance);
        }
      }
    });

    it('stays finite at the smallest bandwidth, however far the points are', async () => {
      for (const leaveOneOut of [false, true]) {
        const state = stateFor(9, 9, 2);
        const far = Float32Array.from(state.x as Float32Array, (value, i) => value * (i < 8 ? 500 : 1e-3));
        const given = { ...state, x: far, centres: far };
        const results = await evaluate(engine, traced({ d: 2, family, leaveOneOut, state: given }), given, 0.005);
        for (const values of Object.values(results)) expect(Array.from(values).every(Number.isFinite)).toBe(true);
      }
    });
  });
});

it('a single point without itself becomes a constant', async () => {
  const state = stateFor(1, 1, 2);
  const graph = traced({ d: 2, family: 'gaussian', leaveOneOut: true, state });
  expect(graph.nodes.every(({ op }) => op !== 'kernelSum' && op !== 'kernelForce')).toBe(true);
  const results = await runOnWasm(graph, state, { cells: { bandwidth: 1 } });
  expect(results).toEqual({
    'state sums': Float32Array.of(-80),
    'state pull': new Float32Array(2),
    'state push': new Float32Array(2),
  });
});

it('points that are not a number make sums that are not', async () => {
  const state = stateFor(5, 5, 2);
  const x = Float32Array.from(state.x as Float32Array).fill(Number.NaN, 4, 6);
  const graph = traced({ d: 2, family: 'gaussian', leaveOneOut: false, state });
  const results = await runOnWasm(graph, { ...state, x }, { cells: { bandwidth: 1 } });
  const sums = results['state sums'] as Float32Array;
  expect(Array.from(sums, Number.isNaN)).toEqual([false, false, true, false, false]);
});
