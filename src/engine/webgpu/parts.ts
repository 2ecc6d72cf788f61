import { type NodeId, nodeAt, sizeOf } from '../graph/graph.ts';
import type { KernelGraph } from './kernels.ts';
import { dispatchesIn, type Schedule } from './schedule.ts';

/** A product over the batch is left in at most this many parts, each of at least TERMS terms. */
const PARTS = 8;
const TERMS = 16;
/** Entries of all parts beyond which there are threads enough. */
const ENTRIES = 65536;

/** Terms of each entry of the product at a node, or 0 if its parts cannot simply be added where it is read. */
function divisibleTerms(cut: KernelGraph, id: NodeId): number {
  const node = nodeAt(cut.graph, id);
  if (node.op !== 'matmul' || node.finish !== 'none') return 0;
  const start = node.inputs[2];
  const startsFromSum = start !== undefined && cut.absorbed.has(start) && divisibleTerms(cut, start) > 0;
  if (node.start !== 'zero' && !startsFromSum) return 0;
  return nodeAt(cut.graph, node.inputs[0] as NodeId).shape[node.transposeA ? 0 : 1] as number;
}

/**
 * Products that are left in parts, and in how many: those over the whole batch which are read once. More threads then
 * share the work, and whoever reads the result adds the parts; nobody has to wait.
 */
export function divideProducts(cut: KernelGraph, schedule: Schedule): ReadonlyMap<NodeId, number> {
  const parts = new Map<NodeId, number>();
  for (const { free } of dispatchesIn(schedule)) {
    for (const kernel of free) {
      if (kernel.kind !== 'make' || !cut.readOnce.has(kernel.node)) continue;
      const size = sizeOf(nodeAt(cut.graph, kernel.node).shape);
      const terms = divisibleTerms(cut, kernel.node);
      let count = 1;
      while (count < PARTS && terms / (2 * count) >= TERMS && 2 * count * size <= ENTRIES) count *= 2;
      if (count > 1) parts.set(kernel.node, count);
    }
  }
  return parts;
}
