import { assignOffsets, type Buffer } from '../common/arena.ts';
import { type NodeId, nodeAt, sizeOf } from '../graph/graph.ts';
import type { Kernel, KernelGraph } from './kernels.ts';
import { eachRead } from './schedule.ts';

/** Elements are laid out in groups of this many, a cache line. */
const GROUP = 32;

/** `size` rounded up to whole groups. */
export const grouped = (size: number): number => Math.ceil(size / GROUP) * GROUP;

/** Memory of the nodes that have kernels. */
export interface Arena {
  readonly offsets: ReadonlyMap<NodeId, number>;
  readonly size: number;
}

/**
 * Offsets such that nodes which are needed in the same group of kernels do not overlap: groups run one after the other,
 * but within a group nothing says who comes first.
 */
export function planArena(
  cut: KernelGraph,
  groups: readonly (readonly Kernel[])[],
  parts: ReadonlyMap<NodeId, number>,
): Arena {
  const buffers = new Map<NodeId, Buffer>();
  groups.forEach((kernels, at) => {
    for (const kernel of kernels) {
      if (kernel.kind === 'make') {
        const size = grouped(sizeOf(nodeAt(cut.graph, kernel.node).shape) * (parts.get(kernel.node) ?? 1));
        buffers.set(kernel.node, { size, from: at, to: at });
      }
    }
    for (const kernel of kernels) {
      eachRead(cut, 1, kernel, (id) => buffers.set(id, { ...(buffers.get(id) as Buffer), to: at }));
    }
  });
  return assignOffsets(buffers);
}
