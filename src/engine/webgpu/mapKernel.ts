import { type NodeId, nodeAt, sizeOf } from '../graph/graph.ts';
import type { Addresses, Block, KernelCode } from './addresses.ts';
import type { Reader } from './expressions.ts';
import type { Kernel, KernelGraph } from './kernels.ts';
import { rootsOf } from './schedule.ts';
import { createScope, index, type Scope } from './scope.ts';

/** Value of element i of a draw. */
function drawn({ graph }: KernelGraph, addresses: Addresses, id: NodeId, scope: Scope): string {
  const node = nodeAt(graph, id);
  if (node.op !== 'draw') throw new Error(`${graph.name}: %${id} is no draw`);
  const stream = `${addresses.stream(node.stream)}u`;
  if (node.law !== 'rows') return scope.let(`${node.law}At(i, ${stream})`);
  const columns = addresses.dataColumns;
  const row = scope.let(`rowAt(${index.div('i', columns)}, ${stream}, ${addresses.dataRows}u)`);
  return scope.let(addresses.data(index.add(index.mul(row, columns), index.mod('i', columns))));
}

/** Kernel with one thread for each element: computes it from loads at any place and stores it. */
export function mapKernel(
  cut: KernelGraph,
  kernel: Kernel,
  reader: Reader,
  addresses: Addresses,
  block: Block | undefined,
): KernelCode {
  const [root] = rootsOf(kernel) as readonly [NodeId];
  const size = sizeOf(nodeAt(cut.graph, root).shape);
  const blockSize = block ? (size / block.units) * block.perBlock : size;
  const scope = createScope();
  scope.line(block ? `let i = block * ${blockSize}u + t;` : 'let i = t;');
  scope.block(`if (i < ${size}u)`, (inner) => {
    if (kernel.kind === 'make') {
      const isDraw = nodeAt(cut.graph, root).op === 'draw';
      const value = isDraw ? drawn(cut, addresses, root, inner) : reader.compute(inner, root, { flat: 'i' });
      inner.line(`${addresses.made(root, 'i')} = ${value};`);
      return;
    }
    // All values before the first store: a new state may be written where an old one was read.
    const values = kernel.outputs.map(({ node }) => reader.read(inner, node, { flat: 'i' }));
    kernel.outputs.forEach((output, i) => {
      inner.line(`${addresses.output(output, 'i')} = ${values[i]};`);
    });
  });
  return { body: scope.lines, threads: blockSize };
}
