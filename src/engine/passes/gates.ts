import { type Builder, keep, rewrite } from '../graph/builder.ts';
import { type Graph, type NodeId, sameShape } from '../graph/graph.ts';

/** The argument of a step function, or undefined. */
function stepArgument(build: Builder, id: NodeId): NodeId | undefined {
  const node = build.node(id);
  return node.op === 'unary' && node.fn === 'step' ? node.inputs[0] : undefined;
}

/**
 * dy · step(x), the gradient of relu as tfjs writes it, becomes gate(dy, x). Where relu(x) is computed anyway it takes
 * the place of x, because both are positive together: then nobody needs x any longer and relu can join the product
 * that makes it.
 */
export function formGates(graph: Graph): Graph {
  const reluOf = new Map<NodeId, NodeId>();
  return rewrite(graph, (node, build, id) => {
    if (node.op === 'unary' && node.fn === 'relu') {
      const made = keep(node, build, id);
      reluOf.set(node.inputs[0] as NodeId, made);
      return made;
    }
    if (node.op !== 'binary' || node.fn !== 'mul') return keep(node, build, id);
    const [a, b] = node.inputs as readonly [NodeId, NodeId];
    for (const [value, step] of [[a, b] as const, [b, a] as const]) {
      const argument = stepArgument(build, step);
      if (argument === undefined || !sameShape(build.shape(argument), node.shape)) continue;
      return build.binary('gate', value, reluOf.get(argument) ?? argument);
    }
    return keep(node, build, id);
  });
}
