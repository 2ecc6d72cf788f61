import { nodeAt, sizeOf } from '../../graph/graph.ts';
import type { CompiledPhase } from '../compile.ts';

/** Multiply-adds of a step below which waiting for each other costs threads more than they save. */
const WORTHWHILE = 4e6;

/** Multiply-adds in the products of each phase, run once. */
const multiplyAdds = ({ lean: { graph } }: CompiledPhase): number =>
  graph.nodes.reduce((sum, node) => {
    if (node.op !== 'matmul') return sum;
    const inner = nodeAt(graph, node.inputs[0] as number).shape[node.transposeA ? 0 : 1] as number;
    return sum + sizeOf(node.shape) * inner;
  }, 0);

/** True if the phases of a program are so much work that threads are worth a trial. */
export const isWorthThreads = (phases: readonly CompiledPhase[]): boolean =>
  phases.reduce((sum, phase) => sum + multiplyAdds(phase), 0) >= WORTHWHILE;
