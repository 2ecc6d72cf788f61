import { createBuilder } from '../../src/engine/graph/builder.ts';
import type { Graph, NodeId, Output } from '../../src/engine/graph/graph.ts';
import { interpret } from '../../src/engine/graph/interpret.ts';
import { KERNEL_FAMILIES, type KernelFamily } from '../../src/math/kernels.ts';
import { relativeError } from '../../src/testing/matchers.ts';
import { runOnWebgpu } from './webgpuGraphs.ts';

/** Kernel sums and both their gradients on the device, against float64. */

/** Numbers of points; away from the plane a few will do. */
const SIZES = [1, 3, 4, 5, 63, 64, 65, 257];
const FEW = [1, 5, 65];
/** Those of the other families: sums that form a chain, and others that do not. */
const OF_FAMILIES = [5, 257];

const spread = (count: number, phase: number): Float32Array =>
  Float32Array.from({ length: count }, (_, i) => 2 * Math.sin(12.9898 * (i + 1) + phase));

/** One graph with these numbers of points; small sums and their gradients form chains, large ones do not. */
function graphOf(
  family: KernelFamily,
  d: number,
  sizes: readonly number[],
): { graph: Graph; state: Record<string, Float32Array> } {
  const build = createBuilder();
  const state: Record<string, Float32Array> = { h: Float32Array.of(0.6) };
  const outputs: Output[] = [];
  const bandwidth = build.add({ op: 'state', name: 'h' }, [], [1]);
  const given = (name: string, values: Float32Array): NodeId => {
    state[name] = values;
    return build.add({ op: 'state', name }, [], [values.length]);
  };
  const store = (name: string, node: NodeId): void => {
    const size = build.shape(node).reduce((product, n) => product * n, 1);
    state[name] = new Float32Array(size);
    outputs.push({ kind: 'state', name, node: build.reshape(node, [size]) });
  };
  const turned = (x: NodeId): NodeId => build.add({ op: 'transpose', order: [1, 0] }, [x]);

  const cases = sizes.flatMap((rows, i) => [
    { rows, columns: sizes.at(-1 - i) as number, leaveOneOut: false },
    ...(rows > 1 ? [{ rows, columns: rows, leaveOneOut: true }] : []),
  ]);
  for (const { rows, columns, leaveOneOut } of cases) {
    const about = `${rows} × ${columns}${leaveOneOut ? ' without own' : ''}`;
    const x = build.reshape(given(`x ${about}`, spread(rows * d, 0)), [rows, d]);
    const centres = build.reshape(given(`centres ${about}`, spread(columns * d, 1)), [columns, d]);
    const sums = build.add({ op: 'kernelSum', family, leaveOneOut }, [turned(x), centres, bandwidth]);
    const [sum, nearest, total] = [0, 1, 2].map((row) =>
      build.reshape(build.add({ op: 'slice', begin: [row, 0] }, [sums], [1, rows]), [rows]),
    ) as [NodeId, NodeId, NodeId];
    const scale = build.binary('div', given(`dy ${about}`, spread(rows, 2)), total);
    const force = (owner: 'points' | 'others', points: NodeId, others: NodeId): NodeId =>
      build.add({ op: 'kernelForce', family, leaveOneOut, owner }, [turned(points), others, bandwidth, nearest, scale]);
    store(`sum ${about}`, sum);
    store(`pull ${about}`, force('points', x, centres));
    store(`push ${about}`, force('others', centres, x));
  }
  return { graph: build.finish('pairs', outputs), state };
}

/** Results that are off by more than `tolerance`, as text. */
async function wrongPairs(tolerance: number): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const family of KERNEL_FAMILIES) {
    // What a family is depends neither on the dimension nor on how points are shared, nor the other way round.
    const isFirst = family === KERNEL_FAMILIES[0];
    for (const d of isFirst ? [1, 2, 3, 5] : [2]) {
      const { graph, state } = graphOf(family, d, isFirst ? (d === 2 ? SIZES : FEW) : OF_FAMILIES);
      const actual = await runOnWebgpu(graph, state);
      const expected = interpret(graph, (node) => (node.op === 'state' ? (state[node.name] as Float32Array) : []));
      for (const [key, values] of Object.entries(expected)) {
        const name = key.replace('state ', '');
        const error = relativeError(actual[name] as Float32Array, values);
        // At the rim of its support the Epanechnikov kernel is a difference of nearly equal numbers.
        if (!(error < (family === 'epanechnikov' ? 10 : 1) * tolerance))
          wrong.push(`${family}, ${d}: ${name}: ${error}`);
      }
    }
  }
  return wrong;
}

export const pairHarness = { wrongPairs };
