import type { Graph, NodeId } from '../graph/graph.ts';

/** A name, which stands for any node and always for the same one, or a function name followed by its operands. */
export type Pattern = string | readonly Pattern[];

/** Nodes by the names of a pattern. */
export type Match = ReadonlyMap<string, NodeId>;

const COMMUTATIVE: readonly unknown[] = ['add', 'mul'];

function extend(graph: Graph, pattern: Pattern, id: NodeId, bound: Match): Match | undefined {
  if (typeof pattern === 'string') {
    const known = bound.get(pattern);
    if (known === undefined) return new Map(bound).set(pattern, id);
    return known === id ? bound : undefined;
  }
  const [fn, ...operands] = pattern;
  const node = graph.nodes[id];
  if (!node || (node.op !== 'unary' && node.op !== 'binary') || node.fn !== fn) return undefined;
  const orders = COMMUTATIVE.includes(fn) ? [node.inputs, [...node.inputs].reverse()] : [node.inputs];
  for (const inputs of orders) {
    const result = operands.reduce<Match | undefined>(
      (match, operand, i) => match && extend(graph, operand, inputs[i] as NodeId, match),
      bound,
    );
    if (result) return result;
  }
  return undefined;
}

/**
 * Nodes for the names of a pattern such that `id` computes it, or undefined. A sum or product matches in either order,
 * the first one that fits its own operands; patterns must not depend on what is chosen further out.
 */
export function matches(graph: Graph, pattern: Pattern, id: NodeId): Match | undefined {
  return extend(graph, pattern, id, new Map());
}
