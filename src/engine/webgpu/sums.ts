import { keep, rewrite } from '../graph/builder.ts';
import { type Graph, type NodeId, sizeOf } from '../graph/graph.ts';

/** Terms that one thread adds up at most, where they can be shared. */
const LONG = 2048;
/** Shares smaller than this, or as few, are not worth a kernel. */
const SHARE = 16;

/** The divisor of a number that is nearest to its root, or 1 if it has none that is worth it. */
function shareOf(count: number): number {
  const root = Math.sqrt(count);
  for (let share = Math.floor(root); share >= SHARE; share--) if (count % share === 0) return share;
  return 1;
}

/**
 * Long reductions in two steps, so that more than one thread works on a result: the bias of a convolution adds up what
 * tens of thousands of pixels say. Reductions over axes that are no neighbours stay as they are.
 */
export function splitSums(graph: Graph): Graph {
  return rewrite(graph, (node, build, id) => {
    if (node.op !== 'reduce') return keep(node, build, id);
    const [x] = node.inputs as readonly [NodeId];
    const { axes, fn } = node;
    const shape = build.shape(x);
    const [first = 0, last = -1] = [axes[0], axes.at(-1)];
    const count = sizeOf(shape.slice(first, last + 1));
    const share = shareOf(count);
    if (last - first + 1 !== axes.length || count <= LONG || share === 1) return keep(node, build, id);
    const [outer, inner] = [sizeOf(shape.slice(0, first)), sizeOf(shape.slice(last + 1))];
    const shares = build.reshape(x, [outer, count / share, share, inner]);
    const sums = build.add({ op: 'reduce', fn, axes: [2] }, [shares]);
    return build.reshape(build.add({ op: 'reduce', fn, axes: [1] }, [sums]), node.shape);
  });
}
