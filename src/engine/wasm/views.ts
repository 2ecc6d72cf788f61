import { type Graph, type Node, type NodeId, nodeAt, type Shape, sizeOf } from '../graph/graph.ts';

/** Where the numbers of a node lie: inside those of `root`, from element `offset` on. */
export interface View {
  readonly root: NodeId;
  readonly offset: number;
}

/** First element of a block in an array [shape] if the block is one run of elements, else undefined. */
export function runOffset(shape: Shape, begin: readonly number[], size: Shape): number | undefined {
  const split = size.findIndex((n) => n > 1);
  const isRun = split < 0 || size.every((n, axis) => axis <= split || n === shape[axis]);
  if (!isRun) return undefined;
  return shape.reduce((offset, n, axis) => offset * n + (begin[axis] as number), 0);
}

function viewOf(graph: Graph, node: Node, views: readonly View[]): View | undefined {
  const input = node.inputs[0];
  if (input === undefined) return undefined;
  const view = views[input] as View;
  if (node.op === 'reshape') return view;
  // A broadcast that repeats nothing only changes the rank.
  if (node.op === 'broadcast' && sizeOf(nodeAt(graph, input).shape) === sizeOf(node.shape)) return view;
  if (node.op !== 'slice') return undefined;
  const run = runOffset(nodeAt(graph, input).shape, node.begin, node.shape);
  return run === undefined ? undefined : { root: view.root, offset: view.offset + run };
}

/** A view for every node: itself, or a run inside another node that needs no copy. */
export function findViews(graph: Graph): readonly View[] {
  const views: View[] = [];
  graph.nodes.forEach((node, id) => {
    views.push(viewOf(graph, node, views) ?? { root: id, offset: 0 });
  });
  return views;
}
