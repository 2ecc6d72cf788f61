import type { Graph, NodeId, Output } from '../engine/graph/graph.ts';
import { LARGEST_ANGLE } from '../engine/graph/scalarMath.ts';
import { meaning, type Vectors } from './graphs.ts';

/** Largest error relative to the largest value of an output, at least 1; equal infinities and NaNs count as no error. */
export function distance(actual: ArrayLike<number>, expected: Float64Array): number {
  const size = expected.reduce((max, x) => Math.max(max, Math.abs(x)), 1);
  return expected.reduce((worst, x, i) => {
    const error = Object.is(actual[i], x) ? 0 : Math.abs((actual[i] as number) - x) / size;
    return Number.isNaN(error) ? 1 : Math.max(worst, error);
  }, 0);
}

/** True if a function that jumps is asked so close to its jump that rounding decides, or an angle is too large to be known. */
export function isDelicate(graph: Graph, state: Vectors): boolean {
  const jumps = graph.nodes.flatMap((node, id) => {
    if (node.op === 'unary' && (node.fn === 'step' || node.fn === 'sign')) return node.inputs;
    if (node.op !== 'binary') return [];
    // The difference of compared operands is taken by a node of its own, see below.
    return node.fn === 'gate' ? node.inputs.slice(1) : node.fn === 'greater' ? [id] : [];
  });
  const nodes = graph.nodes.map((node) =>
    node.op === 'binary' && node.fn === 'greater' ? ({ ...node, fn: 'sub' } as const) : node,
  );
  const outputs = [...new Set(jumps)].map((node) => ({ kind: 'result', name: `${node}`, node }) as const);
  const special = graph.nodes.flatMap((node, id): Output[] => {
    const ask = (kind: string): Output[] => [{ kind: 'result', name: `${kind} ${id}`, node: node.inputs[0] as NodeId }];
    if (node.op === 'lookup') return ask('whole');
    if (node.op !== 'unary') return [];
    return node.fn === 'floor' ? ask('whole') : node.fn === 'sin' || node.fn === 'cos' ? ask('angle') : [];
  });
  const isNear = (x: number) => x !== 0 && Math.abs(x) < 1e-5;
  const isNearWhole = (x: number) =>
    !Number.isInteger(x) && Math.abs(x - Math.round(x)) < 1e-5 * Math.max(1, Math.abs(x));
  // Only the arguments matter, so it is no harm that nodes after a replaced comparison compute something else.
  const kept = outputs.filter(({ node }) => nodes[node] === graph.nodes[node]);
  const exact = meaning({ ...graph, outputs: [...kept, ...special] }, state);
  const compared = meaning(
    { ...graph, nodes, outputs: outputs.filter(({ node }) => nodes[node] !== graph.nodes[node]) },
    state,
  );
  return [...Object.entries(exact), ...Object.entries(compared)].some(([name, values]) => {
    if (name.startsWith('result angle')) return values.some((x) => Math.abs(x) > LARGEST_ANGLE);
    return values.some(name.startsWith('result whole') ? isNearWhole : isNear);
  });
}
