import type { Builder } from '../graph/builder.ts';
import type { NodeId, NodeOf } from '../graph/graph.ts';

/** Sum of a matrix over the axis along which a product with a constant would run, times that constant: a vector. */
function summed(build: Builder, x: NodeId, axis: number, factor: number): NodeId {
  const length = build.shape(x)[1 - axis] as number;
  const isSingle = build.shape(x)[axis] === 1;
  const sum = isSingle ? build.reshape(x, [length]) : build.add({ op: 'reduce', fn: 'sum', axes: [axis] }, [x]);
  return build.binary('mul', sum, build.constant(factor, []));
}

/**
 * A product with a uniform matrix is a sum that is repeated: every row (or column) of the result is the same. Such
 * matrices are the gradients of means, with which every backward pass of a Wasserstein loss begins.
 */
export function foldProduct(node: NodeOf<'matmul'>, build: Builder): NodeId | undefined {
  if (node.start !== 'zero' || node.finish !== 'none') return undefined;
  const [a, b] = node.inputs as readonly [NodeId, NodeId];
  const left = build.splat(a);
  const right = build.splat(b);
  if (left === 0 || right === 0) return build.constant(0, node.shape);
  const [rows = 1] = node.shape;
  if (left !== undefined) return build.broadcast(summed(build, b, node.transposeB ? 1 : 0, left), node.shape);
  if (right === undefined) return undefined;
  const column = build.reshape(summed(build, a, node.transposeA ? 0 : 1, right), [rows, 1]);
  return build.broadcast(column, node.shape);
}
