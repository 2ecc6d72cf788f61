import { type Builder, keep, rewrite } from '../graph/builder.ts';
import type { Graph, NodeId, NodeOf } from '../graph/graph.ts';

/** Below this many columns a product is made of dot products instead of tiles. */
const THIN = 4;

type Product = NodeOf<'matmul'>;

/** The matrix transposed; a vector needs no move. */
function transposed(build: Builder, x: NodeId): NodeId {
  const [rows = 1, columns = 1] = build.shape(x);
  if (rows === 1 || columns === 1) return build.reshape(x, [columns, rows]);
  return build.add({ op: 'transpose', order: [1, 0] }, [x]);
}

/** Operands of start and finish of a product. */
function extrasOf({ inputs, start, finish }: Product): { start?: NodeId; gate?: NodeId } {
  return {
    ...(start !== 'zero' && { start: inputs[2] as NodeId }),
    ...(finish === 'gate' && { gate: inputs.at(-1) as NodeId }),
  };
}

/** a·b as (bᵀ·aᵀ)ᵀ, which turns few columns into few rows. */
function swapped(build: Builder, node: Product): NodeId {
  const [a, b] = node.inputs as readonly [NodeId, NodeId];
  const [rows, columns] = node.shape as readonly [number, number];
  const { start, gate } = extrasOf(node);
  const inputs = [b, a];
  // A bias runs along the rows of the swapped product, so it becomes a whole matrix.
  if (start !== undefined) {
    const whole = node.start === 'bias' ? build.broadcast(build.reshape(start, [1, columns]), [rows, columns]) : start;
    inputs.push(transposed(build, whole));
  }
  if (gate !== undefined) inputs.push(transposed(build, gate));
  const product = build.add(
    {
      ...node,
      transposeA: !node.transposeB,
      transposeB: !node.transposeA,
      start: node.start === 'zero' ? 'zero' : 'matrix',
    },
    inputs,
  );
  return transposed(build, product);
}

function withOperand(build: Builder, node: Product, b: NodeId, transposeB: boolean): NodeId {
  return build.add({ ...node, transposeB }, [node.inputs[0] as NodeId, b, ...node.inputs.slice(2)]);
}

function legal(build: Builder, node: Product): NodeId {
  const b = node.inputs[1] as NodeId;
  const [rows, columns] = node.shape as readonly [number, number];
  if (node.transposeA) {
    if (columns < THIN && columns < rows) return swapped(build, node);
    return node.transposeB ? withOperand(build, node, transposed(build, b), false) : keep(node, build, 0);
  }
  const wantsDots = columns < THIN || (rows < THIN && node.transposeB);
  if (wantsDots === node.transposeB) return keep(node, build, 0);
  return withOperand(build, node, transposed(build, b), wantsDots);
}

/**
 * Brings products into the two forms that have a kernel: tiles (b as it is, a either way) and dot products (a as it is,
 * b transposed). Transposes of small operands become nodes of their own, so that equal ones are made once.
 */
export function legaliseProducts(graph: Graph): Graph {
  return rewrite(graph, (node, build, id) => {
    if (node.op !== 'matmul') return keep(node, build, id);
    return legal(build, node);
  });
}

/** Splits reductions over axes that are no neighbours into one for each run of axes. */
export function legaliseReductions(graph: Graph): Graph {
  return rewrite(graph, (node, build, id) => {
    if (node.op !== 'reduce') return keep(node, build, id);
    const { axes, fn } = node;
    const start = axes.findLastIndex((axis, i) => axis - 1 !== axes[i - 1]);
    if (start <= 0) return keep(node, build, id);
    const inner = build.add({ op: 'reduce', fn, axes: axes.slice(start) }, node.inputs);
    return build.add({ op: 'reduce', fn, axes: axes.slice(0, start) }, [inner]);
  });
}

/** Copies outputs that are inputs of the graph, or parts of one: nothing may overwrite them before they are stored. */
export function separateOutputs(graph: Graph): Graph {
  const isSource = (id: NodeId): boolean => {
    const node = graph.nodes[id];
    if (node === undefined) return false;
    if (node.op === 'reshape' || node.op === 'slice' || node.op === 'broadcast')
      return isSource(node.inputs[0] as NodeId);
    return node.op === 'state' || node.op === 'cell' || node.op === 'input' || node.op === 'constant';
  };
  const nodes = [...graph.nodes];
  const outputs = graph.outputs.map((output) => {
    const node = graph.nodes[output.node];
    if (!node || !isSource(output.node)) return output;
    if (node.op === 'state' && output.kind === 'state' && node.name === output.name) return output;
    const flat =
      nodes.push({ op: 'reshape', inputs: [output.node], shape: [node.shape.reduce((a, b) => a * b, 1)] }) - 1;
    const copy = nodes.push({ op: 'concat', axis: 0, inputs: [flat], shape: nodes[flat]?.shape ?? [] }) - 1;
    return { ...output, node: copy };
  });
  return { ...graph, nodes, outputs };
}
