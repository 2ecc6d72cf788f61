import { type NodeId, nodeAt, sizeOf } from '../graph/graph.ts';
import type { Addresses, Block, KernelCode } from './addresses.ts';
import type { Reader } from './expressions.ts';
import type { KernelGraph } from './kernels.ts';
import { createScope, index } from './scope.ts';

/**
 * Kernel of a sum or maximum, one thread for each result. Terms are added one after the other: gradients of biases often
 * cancel to nothing, which sums of the same numbers in the same order do exactly, and an optimiser that divides by their
 * size would make steps of rounding errors.
 */
export function reduceKernel(
  cut: KernelGraph,
  id: NodeId,
  reader: Reader,
  addresses: Addresses,
  block: Block | undefined,
): KernelCode {
  const { graph } = cut;
  const node = nodeAt(graph, id);
  if (node.op !== 'reduce') throw new Error(`${graph.name}: %${id} is no reduction`);
  const [input] = node.inputs as readonly [NodeId];
  const { shape } = nodeAt(graph, input);
  const size = sizeOf(node.shape);
  const terms = sizeOf(shape) / size;
  const blockSize = block ? (size / block.units) * block.perBlock : size;

  const scope = createScope();
  scope.line(block ? `let o = block * ${blockSize}u + t;` : 'let o = t;');
  scope.block(`if (o < ${size}u)`, (inner) => {
    inner.variable('total', node.fn === 'sum' ? '0.0' : 'bitcast<f32>(special(0xff800000u))');
    inner.loop('q', '0u', `${terms}u`, (loop) => {
      let [kept, reduced] = ['o', 'q'];
      const coordinates: string[] = [];
      for (let axis = shape.length - 1; axis >= 0; axis--) {
        const extent = shape[axis] as number;
        const isReduced = node.axes.includes(axis);
        const isLast = sizeOf(shape.filter((_, i) => i < axis && node.axes.includes(i) === isReduced)) === 1;
        const from = isReduced ? reduced : kept;
        coordinates[axis] = extent === 1 ? '0u' : loop.let(isLast ? from : index.mod(from, extent));
        if (isLast) continue;
        if (isReduced) reduced = loop.let(index.div(from, extent));
        else kept = loop.let(index.div(from, extent));
      }
      const term = reader.read(loop, input, { coordinates });
      loop.line(node.fn === 'sum' ? `total += ${term};` : `total = max(total, ${term});`);
    });
    inner.line(`${addresses.made(id, 'o')} = total;`);
  });
  return { body: scope.lines, threads: blockSize };
}
