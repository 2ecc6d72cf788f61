import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Program } from '../engine/contract.ts';
import type { Graph } from '../engine/graph/graph.ts';
import { interpret } from '../engine/graph/interpret.ts';
import { optimise } from '../engine/passes/pipeline.ts';
import { tracePhase } from '../engine/trace/trace.ts';
import { canRun } from '../engine/wasm/kernels.ts';
import oracle from '../testing/fixtures/kde.json' with { type: 'json' };
import { runOnWasm } from '../testing/graphs.ts';
import { relativeError } from '../testing/matchers.ts';
import { startTfjs } from '../testing/tfjs.ts';
import { valueAndGradients } from './gradients.ts';
import { logDensity, logKernelSum } from './pairwise.ts';

/** The plug-in objective of a kernel density discriminator against an independent float64 implementation in PyTorch. */

beforeAll(startTfjs);

const POINTS = { data: oracle.data, generated: oracle.generated, queries: oracle.queries };
const vectors = Object.fromEntries(
  Object.entries(POINTS).map(([name, points]) => [name, Float64Array.from(points.flat())]),
);
const RESULTS = { value: 1, force: vectors.generated?.length, logit: POINTS.queries.length, similarity: 1 };
const state = {
  ...Object.fromEntries(Object.entries(vectors).map(([name, values]) => [name, Float32Array.from(values)])),
  ...Object.fromEntries(Object.entries(RESULTS).map(([name, size]) => [name, new Float32Array(size as number)])),
};

/** V = mean log D(X) + mean log(1 − D(Y)), its gradient in Y, the logit at queries, and unbiased MMD². */
function traced(leaveOneOut: boolean): Graph {
  const settings = ['bandwidth'];
  const data = { values: new Float32Array(2), columns: 2 };
  const program: Program = { name: 'oracle', state, data, settings, phases: [], probes: {} };
  return tracePhase(program, {
    id: 'phase',
    body(io) {
      const h = io.setting('bandwidth');
      const points = (name: string) => tf.reshape(io.state(name), [-1, 2]) as tf.Tensor2D;
      const [x, y, queries] = [points('data'), points('generated'), points('queries')];
      const density = (at: tf.Tensor2D, centres: tf.Tensor2D) =>
        logDensity(at, centres, h, { kernel: 'gaussian', leaveOneOut: leaveOneOut && at === centres });
      const logit = (at: tf.Tensor2D) => tf.sub(density(at, x), density(at, y));
      const objective = () => {
        const real = tf.mean(tf.softplus(tf.neg(logit(x))));
        return tf.neg(tf.add(real, tf.mean(tf.softplus(logit(y))))) as tf.Scalar;
      };
      const { value, gradients } = valueAndGradients(objective, [y]);
      const mean = (at: tf.Tensor2D, others: tf.Tensor2D) => {
        const isSame = at === others;
        const count = at.shape[0] * (others.shape[0] - Number(isSame));
        return tf.div(tf.sum(tf.exp(logKernelSum(at, others, h, { family: 'gaussian', leaveOneOut: isSame }))), count);
      };
      const similarity = tf.sub(tf.add(mean(x, x), mean(y, y)), tf.mul(2, mean(x, y)));
      const flat = (tensor: tf.Tensor) => tf.reshape(tensor, [-1]) as tf.Tensor1D;
      const changed = {
        value: flat(value),
        force: flat(gradients[0] as tf.Tensor),
        logit: flat(tf.sub(density(queries, x), density(queries, y))),
        similarity: flat(similarity),
      };
      return { state: changed, report: {} };
    },
  });
}

type Source = Readonly<Record<string, ArrayLike<number>>>;

const exact = (graph: Graph, points: Source, h: number) =>
  interpret(graph, (node) => (node.op === 'cell' ? [h] : node.op === 'state' ? (points[node.name] ?? []) : []));

/** Pairs of coordinates of the points that anything worth mentioning moves. */
function movedPoints(force: ArrayLike<number>): number[] {
  const sizes = Array.from({ length: force.length / 2 }, (_, i) =>
    Math.hypot(Number(force[2 * i]), Number(force[2 * i + 1])),
  );
  const largest = Math.max(...sizes);
  return sizes.flatMap((size, i) => (size > 1e-6 * largest ? [i] : []));
}

describe.each(oracle.rows)('bandwidth $bandwidth, leave-one-out $leaveOneOut', (row) => {
  const h = row.bandwidth;

  it('means what it says', () => {
    const actual = exact(traced(row.leaveOneOut), vectors, h);
    // Constants of the graph are float32.
    expect(relativeError(actual['state value'] as Float64Array, [row.value])).toBeLessThan(1e-6);
    expect(relativeError(actual['state force'] as Float64Array, row.gradient.flat())).toBeLessThan(1e-6);
    expect(relativeError(actual['state logit'] as Float64Array, row.logit)).toBeLessThan(1e-6);
    expect(actual['state similarity']?.[0]).toBeCloseTo(row.mmd2Unbiased, 7);
  });

  it.each((['strict', 'relaxed'] as const).filter(canRun))(
    'moves every point the same way in WebAssembly, %s',
    async (variant) => {
      const graph = traced(row.leaveOneOut);
      const expected = exact(graph, state, Math.fround(h));
      const actual = await runOnWasm(optimise(graph), state, { variant, cells: { bandwidth: h } });
      for (const [name, values] of Object.entries(expected)) {
        if (name === 'state similarity') expect(actual[name]?.[0]).toBeCloseTo(values[0] as number, 6);
        else expect(relativeError(actual[name] as Float32Array, values), name).toBeLessThan(1e-5);
      }
      const [force, force64] = [actual['state force'], expected['state force']] as [Float32Array, Float64Array];
      for (const i of movedPoints(force64)) {
        const at = [2 * i, 2 * i + 2] as const;
        expect(relativeError(force.subarray(...at), force64.subarray(...at)), `point ${i}`).toBeLessThan(1e-5);
      }
    },
  );
});
