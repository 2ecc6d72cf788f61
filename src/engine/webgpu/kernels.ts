import { countUses, type Graph, type Node, type NodeId, nodeAt, type Output, sizeOf } from '../graph/graph.ts';
import { accessesOf, isIndexing } from './access.ts';

/** Something that writes: either one node into memory of its own, or results of equal size where they are kept. */
export type Kernel =
  | { readonly kind: 'make'; readonly node: NodeId; readonly isReport: boolean }
  | { readonly kind: 'store'; readonly outputs: readonly Output[]; readonly size: number; readonly isReport: boolean };

/** A graph cut into kernels, in an order of execution. Nodes without a kernel are computed wherever they are read. */
export interface KernelGraph {
  readonly graph: Graph;
  readonly kernels: readonly Kernel[];
  /** Nodes that lie in memory once their kernel has run. */
  readonly made: ReadonlySet<NodeId>;
  /** Products that are computed by the product which starts from them. */
  readonly absorbed: ReadonlySet<NodeId>;
  /** Nodes in memory whose every element is read at one place only, and no more than once there. */
  readonly readOnce: ReadonlySet<NodeId>;
}

/** Work of one element in additions; a value that costs more than this is not computed twice. */
const CHEAP = 8;
/** Operands of products that are read more often than this lie in memory. */
const HOT = 4;

const COSTS: Readonly<Record<string, number>> = {
  div: 4,
  sqrt: 4,
  rsqrt: 6,
  reciprocal: 4,
  tanh: 20,
  sigmoid: 16,
  exp: 12,
  log: 12,
  softplus: 24,
  sin: 24,
  cos: 24,
  lookup: 8,
  optimise: 20,
};

const ALWAYS = ['draw', 'matmul', 'reduce', 'kernelSum', 'kernelForce', 'patches', 'unpatches'];

/** True for operands whose elements are combined with every one of another operand. */
const isPairing = ({ op }: Node, operand: number): boolean =>
  (op === 'matmul' && operand < 2) || op === 'kernelSum' || op === 'kernelForce';

/** Positions of products that nobody reads but a later product that starts from them. */
function absorbedProducts(graph: Graph): Set<NodeId> {
  const uses = countUses(graph);
  const absorbed = new Set<NodeId>();
  for (const node of graph.nodes) {
    if (node.op !== 'matmul' || node.start !== 'matrix') continue;
    const start = node.inputs[2] as NodeId;
    const from = nodeAt(graph, start);
    if (from.op === 'matmul' && from.finish === 'none' && uses[start] === 1) absorbed.add(start);
  }
  return absorbed;
}

/** Per node: the work of computing one element of it from memory, and whether it depends on cells and constants only. */
function measure(graph: Graph): { readonly cost: readonly number[]; readonly isUniform: readonly boolean[] } {
  const cost: number[] = [];
  const isUniform: boolean[] = [];
  graph.nodes.forEach((node, id) => {
    const isLeaf = node.inputs.length === 0;
    isUniform[id] = isLeaf
      ? node.op === 'cell' || (node.op === 'constant' && node.values.length === 1)
      : !ALWAYS.includes(node.op) && node.inputs.every((input) => isUniform[input]);
    const isElementwise = node.op === 'unary' || node.op === 'binary';
    const own = isElementwise ? (COSTS[node.fn] ?? 1) : (COSTS[node.op] ?? 0);
    const inputs = ALWAYS.includes(node.op) ? [] : node.inputs;
    cost[id] = isUniform[id] ? 0 : inputs.reduce((sum, input) => sum + (cost[input] as number), own);
  });
  return { cost, isUniform };
}

/** What is known of the readers of a node while its graph is walked backwards. */
interface Readers {
  /** Places from which it is read; values at one place are computed once. */
  readonly places: Set<string>;
  isRepeated: boolean;
  isHot: boolean;
  isCore: boolean;
}

/**
 * Cuts a graph into kernels. Products, reductions and draws always lie in memory; anything element-wise does if it
 * would otherwise be computed too often.
 */
export function cutKernels(graph: Graph): KernelGraph {
  const absorbed = absorbedProducts(graph);
  const { cost, isUniform } = measure(graph);
  const made = new Set<NodeId>();
  const readers: Readers[] = graph.nodes.map(() => ({
    places: new Set(),
    isRepeated: false,
    isHot: false,
    isCore: false,
  }));

  for (const { kind, node } of graph.outputs) {
    const reader = readers[node] as Readers;
    const isReport = kind === 'report';
    if (!isReport) reader.isCore = true;
    reader.places.add(`${kind} ${sizeOf(nodeAt(graph, node).shape)}`);
    if (kind === 'state' && !isInPlace(graph, node, made)) made.add(node);
  }

  for (let id = graph.nodes.length - 1; id >= 0; id--) {
    const node = nodeAt(graph, id);
    const own = readers[id] as Readers;
    if (own.places.size === 0) continue;
    const isCalculation = ['unary', 'binary', 'part', 'lookup'].includes(node.op);
    const isRepeated = own.isRepeated || own.places.size > 1;
    if (ALWAYS.includes(node.op) && !absorbed.has(id)) made.add(id);
    else if (isCalculation && !isUniform[id] && (own.isHot || (isRepeated && (cost[id] as number) > CHEAP)))
      made.add(id);
    else if ((node.op === 'concat' || node.op === 'pad') && own.isHot) made.add(id);
    const isMade = made.has(id);
    accessesOf(graph, id).forEach(({ input, isSamePlace, reuse }, operand) => {
      const reader = readers[input] as Readers;
      reader.isCore ||= own.isCore;
      reader.isHot ||= (isPairing(node, operand) && reuse > HOT) || (!isMade && own.isHot && isIndexing(graph, id));
      reader.isRepeated ||= reuse > 1 || (!isMade && own.isRepeated);
      if (isSamePlace && !isMade) for (const place of own.places) reader.places.add(place);
      else reader.places.add(isSamePlace ? `${id}` : `${id} ${operand}`);
    });
  }

  const sources = graph.nodes.flatMap((node, id) =>
    ['state', 'constant', 'cell', 'input'].includes(node.op) ? [id] : [],
  );
  for (const id of sources) made.delete(id);
  const makes = [...made]
    .sort((a, b) => a - b)
    .map((node): Kernel => ({ kind: 'make', node, isReport: !(readers[node] as Readers).isCore }));
  const readOnce = new Set(
    [...made].filter((id) => {
      const { places, isRepeated, isHot } = readers[id] as Readers;
      return places.size === 1 && !isRepeated && !isHot;
    }),
  );
  return { graph, kernels: [...makes, ...storeKernels(graph)], made, absorbed, readOnce };
}

/** One kernel for all outputs of a kind and size, so that a vector and its moments are updated in one pass. */
function storeKernels(graph: Graph): Kernel[] {
  const groups = new Map<string, Output[]>();
  for (const output of graph.outputs) {
    const { op } = nodeAt(graph, output.node);
    const isUnchanged = output.kind === 'state' && op === 'state' && nameAt(graph, output.node) === output.name;
    if (isUnchanged) continue;
    const key = `${output.kind} ${sizeOf(nodeAt(graph, output.node).shape)}`;
    groups.set(key, [...(groups.get(key) ?? []), output]);
  }
  return [...groups.values()].map((outputs): Kernel => {
    const [first] = outputs as [Output, ...Output[]];
    const size = sizeOf(nodeAt(graph, first.node).shape);
    return { kind: 'store', outputs, size, isReport: first.kind === 'report' };
  });
}

function nameAt(graph: Graph, id: NodeId): string {
  const node = nodeAt(graph, id);
  return node.op === 'state' ? node.name : '';
}

/**
 * True if a new state may be computed while old states are being overwritten: it reads them, if at all, at the very
 * position that it writes.
 */
function isInPlace(graph: Graph, id: NodeId, made: ReadonlySet<NodeId>): boolean {
  const visit = (at: NodeId, isSamePlace: boolean): boolean => {
    const node = nodeAt(graph, at);
    if (node.op === 'state') return isSamePlace;
    if (made.has(at) || ALWAYS.includes(node.op)) return true;
    return accessesOf(graph, at).every((access) => visit(access.input, isSamePlace && access.isSamePlace));
  };
  return visit(id, true);
}
