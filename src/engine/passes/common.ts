import { keep, rewrite } from '../graph/builder.ts';
import type { Graph, Node, NodeId } from '../graph/graph.ts';

/** A text that two nodes share exactly if they compute the same value. */
function signature(node: Node): string {
  if (node.op !== 'constant') return JSON.stringify(node);
  // JSON has no NaN, infinities or −0, so constants are compared by their bits.
  const { values, shape } = node;
  return `constant ${shape} ${new Int32Array(values.buffer, values.byteOffset, values.length)}`;
}

/** Common sub-expressions: equal operations on equal inputs are computed once. Draws of one stream are one draw. */
export function shareCommon(graph: Graph): Graph {
  const known = new Map<string, NodeId>();
  return rewrite(graph, (node, build, id) => {
    const text = signature(node);
    const same = known.get(text);
    if (same !== undefined) return same;
    const made = keep(node, build, id);
    known.set(text, made);
    return made;
  });
}
