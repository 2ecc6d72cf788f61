import { type Geometry, gridOf } from '../../math/windows.ts';
import { type Builder, keep, rewrite } from '../graph/builder.ts';
import { type Graph, type Node, type NodeId, sameShape } from '../graph/graph.ts';

const isIdentity = (order: readonly number[]): boolean => order.every((axis, i) => axis === i);

/** True if windows, one after the other, are the picture itself: single pixels, or a single window. */
function isPicture(geometry: Geometry): boolean {
  const { windows, patch, picture } = gridOf(geometry);
  return windows * patch === picture && geometry.padding === 0 && (geometry.kernel === 1 || windows === 1);
}

/** The input that a node repeats unchanged, or a shorter way to the same value; undefined if there is none. */
function shortcut(node: Node, build: Builder): NodeId | undefined {
  const [x] = node.inputs;
  if (x === undefined) return undefined;
  const input = build.node(x);
  const isSame = sameShape(input.shape, node.shape);
  switch (node.op) {
    case 'reshape':
      if (isSame) return x;
      return input.op === 'reshape' ? build.reshape(input.inputs[0] as NodeId, node.shape) : undefined;
    case 'broadcast':
      if (isSame) return x;
      return input.op === 'broadcast' ? build.broadcast(input.inputs[0] as NodeId, node.shape) : undefined;
    case 'slice':
    case 'pad':
      return isSame ? x : undefined;
    case 'concat':
      return node.inputs.length === 1 ? x : undefined;
    case 'transpose': {
      if (isIdentity(node.order)) return x;
      if (input.op !== 'transpose') return undefined;
      const order = node.order.map((axis) => input.order[axis] as number);
      return isIdentity(order) ? input.inputs[0] : build.add({ op: 'transpose', order }, input.inputs);
    }
    case 'patches':
    case 'unpatches':
      return isPicture(node.geometry) ? build.reshape(x, node.shape) : undefined;
    default:
      return undefined;
  }
}

/** Removes nodes that only rename or undo: reshapes of reshapes, whole slices, transposes of transposes. */
export function removeAliases(graph: Graph): Graph {
  return rewrite(graph, (node, build, id) => shortcut(node, build) ?? keep(node, build, id));
}
