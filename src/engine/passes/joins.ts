import { keep, rewrite } from '../graph/builder.ts';
import type { Graph, Node, NodeId, NodeOf, Shape } from '../graph/graph.ts';

/** The axis along which a padding adds zeros, if there is just one. */
function paddedAxis(node: NodeOf<'pad'>, inner: Shape): number | undefined {
  const axes = node.shape.flatMap((size, axis) => (size === inner[axis] ? [] : [axis]));
  return axes.length === 1 ? axes[0] : undefined;
}

/**
 * Two arrays with zeros around them whose places lie side by side, added up, are those arrays joined: the gradient of
 * cutting an array in two, as maxout does with its pieces.
 */
export function joinPads(graph: Graph): Graph {
  return rewrite(graph, (node, build, id) => {
    if (node.op !== 'binary' || node.fn !== 'add') return keep(node, build, id);
    const pads = node.inputs.map((input) => build.node(input));
    const isPad = (pad: Node): pad is NodeOf<'pad'> => pad.op === 'pad';
    const [a, b] = pads;
    if (!a || !b || !isPad(a) || !isPad(b)) return keep(node, build, id);
    const parts = [a, b].map((pad) => {
      const part = pad.inputs[0] as NodeId;
      const axis = paddedAxis(pad, build.shape(part));
      const before = axis === undefined ? 0 : (pad.before[axis] as number);
      return { part, axis, before, length: axis === undefined ? 0 : (build.shape(part)[axis] as number) };
    });
    const [first, second] = parts.sort((p, q) => p.before - q.before);
    const axis = first?.axis;
    const isWhole = first?.before === 0 && first.length === second?.before;
    if (axis === undefined || axis !== second?.axis || !isWhole) return keep(node, build, id);
    if (second.before + second.length !== node.shape[axis]) return keep(node, build, id);
    return build.add({ op: 'concat', axis }, [first?.part as NodeId, second.part]);
  });
}
