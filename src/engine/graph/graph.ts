import type { KernelFamily } from '../../math/kernels.ts';
import type { Geometry } from '../../math/windows.ts';

/**
 * A phase or probe as a static graph in SSA form: each node is one value, made once, from values before it. Every value
 * is a dense float32 array; truth values are 0 and 1.
 */
export interface Graph {
  /** For messages and dumps, e.g. `ns-gan/critic`. */
  readonly name: string;
  /** In an order of execution: inputs of a node come before it. */
  readonly nodes: readonly Node[];
  readonly outputs: readonly Output[];
}

/** Position of a node in its graph. */
export type NodeId = number;

/** Sizes from outermost to innermost; [] is a scalar. */
export type Shape = readonly number[];

/** A value that outlives the graph: the next value of a state vector, a reported scalar, or the result of a probe. */
export interface Output {
  readonly kind: 'state' | 'report' | 'result';
  readonly name: string;
  readonly node: NodeId;
}

export const UNARY = [
  'neg',
  'relu',
  'step',
  'tanh',
  'sigmoid',
  'exp',
  'log',
  'softplus',
  'sqrt',
  'rsqrt',
  'square',
  'abs',
  'sign',
  'reciprocal',
  'sin',
  'cos',
  'floor',
] as const;
export type UnaryFunction = (typeof UNARY)[number];

/** `gate(a, b)` is a where b > 0, else 0: the gradient of relu without a multiplication. */
export const BINARY = ['add', 'sub', 'mul', 'div', 'max', 'min', 'gate', 'greater', 'greaterEqual', 'equal'] as const;
export type BinaryFunction = (typeof BINARY)[number];

export type Reduction = 'sum' | 'max';
export type DrawLaw = 'normal' | 'uniform' | 'rows';
export type OptimiserRule = 'sgd' | 'momentum' | 'rmsprop' | 'adam';

/** What a matrix product starts from: zeros, a bias [columns] for every row, or a matrix of its own shape. */
export type MatmulStart = 'zero' | 'bias' | 'matrix';
/** What happens to a finished entry: nothing, relu, or `gate` by a matrix of the same shape. */
export type MatmulFinish = 'none' | 'relu' | 'gate';

/** Pairs that a smoothing kernel is summed over; `leaveOneOut` leaves out point j with other j. */
interface Pairwise {
  readonly family: KernelFamily;
  readonly leaveOneOut: boolean;
}

/** A node without inputs and shape: what it computes. */
export type Operation =
  /** A flat state vector as it is when the phase starts. */
  | { readonly op: 'state'; readonly name: string }
  /** A live setting [], or that setting to the power of the number of executions so far. */
  | { readonly op: 'cell'; readonly name: string; readonly power: boolean }
  /** Fresh random numbers [rows, columns]; `rows` gathers rows of the resident data. */
  | { readonly op: 'draw'; readonly law: DrawLaw; readonly stream: string }
  /**
   * The resident numbers at the flat positions that the input holds, rounded down and held within the table (see `entryAt` of
   * scalarMath.ts).
   */
  | { readonly op: 'lookup' }
  /** The input of a probe [rows, columns]. */
  | { readonly op: 'input' }
  /** Known numbers: one for every element, or a single one for all of them. */
  | { readonly op: 'constant'; readonly values: Float32Array }
  | { readonly op: 'unary'; readonly fn: UnaryFunction }
  /** Element-wise with broadcasting as in NumPy. */
  | { readonly op: 'binary'; readonly fn: BinaryFunction }
  /**
   * finish(start + a·b) of matrices; inputs a, b, then the operand of `start` and that of `finish` where they have one.
   * A transposed operand is given as [columns, rows].
   */
  | {
      readonly op: 'matmul';
      readonly transposeA: boolean;
      readonly transposeB: boolean;
      readonly start: MatmulStart;
      readonly finish: MatmulFinish;
    }
  /** Reduces the given axes (ascending), which disappear. */
  | { readonly op: 'reduce'; readonly fn: Reduction; readonly axes: readonly number[] }
  | { readonly op: 'reshape' }
  /** Repeats the input along axes of size 1 or in front, as binary operations do. */
  | { readonly op: 'broadcast' }
  /** Axis i of the result is axis `order[i]` of the input. */
  | { readonly op: 'transpose'; readonly order: readonly number[] }
  /** The block that starts at `begin`; its size is the shape. */
  | { readonly op: 'slice'; readonly begin: readonly number[] }
  | { readonly op: 'concat'; readonly axis: number }
  /** Zeros around the input: `before[i]` in front of axis i, the shape says how many behind. */
  | { readonly op: 'pad'; readonly before: readonly number[] }
  /**
   * One optimiser update; the rows of the result are the new weights and the new moments. Inputs: weights, gradient,
   * moments, then the scalars of the rule (see `passes/optimisers.ts`).
   */
  | { readonly op: 'optimise'; readonly rule: OptimiserRule }
  /** Row `index` of an `optimise` node. */
  | { readonly op: 'part'; readonly index: number }
  /**
   * Sums of a kernel over others, for each point (see pairwise.ts). Inputs: points [d, points], others [others, d] and
   * the bandwidth; rows of the result [3, points]: logarithm of the sum, smallest squared distance, and the sum relative
   * to its largest term.
   */
  | ({ readonly op: 'kernelSum' } & Pairwise)
  /**
   * Gradient [d, points] of such sums. Inputs as for `kernelSum`, then for each member of `owner`, whose sums they are,
   * its smallest squared distance and what its sum counts divided by the relative sum.
   */
  | ({ readonly op: 'kernelForce'; readonly owner: 'points' | 'others' } & Pairwise)
  /** Windows [batch · windows, k·k·c] of pictures [batch, h·w·c], zeros outside; pixels and places in reading order. */
  | { readonly op: 'patches'; readonly geometry: Geometry }
  /** Pictures in which windows are added up: the transpose of `patches`, which is also its gradient. */
  | { readonly op: 'unpatches'; readonly geometry: Geometry };

export type Node = Operation & { readonly inputs: readonly NodeId[]; readonly shape: Shape };
export type NodeOf<Op extends Operation['op']> = Extract<Node, { readonly op: Op }>;

/** Number of elements. */
export const sizeOf = (shape: Shape): number => shape.reduce((product, size) => product * size, 1);

export const sameShape = (a: Shape, b: Shape): boolean =>
  a.length === b.length && a.every((size, axis) => size === b[axis]);

/** The node at a position. Throws a RangeError if there is none. */
export function nodeAt(graph: Pick<Graph, 'nodes'>, id: NodeId): Node {
  const node = graph.nodes[id];
  if (!node) throw new RangeError(`no node %${id}`);
  return node;
}

/** The number that every element of a constant equals; undefined for other nodes and mixed constants. */
export function splatOf(node: Node): number | undefined {
  return node.op === 'constant' && node.values.length === 1 ? node.values[0] : undefined;
}

/** How often each node is read, by nodes and by outputs. */
export function countUses({ nodes, outputs }: Graph): Int32Array {
  const uses = new Int32Array(nodes.length);
  const use = (id: NodeId) => {
    uses[id] = (uses[id] as number) + 1;
  };
  for (const node of nodes) node.inputs.forEach(use);
  for (const output of outputs) use(output.node);
  return uses;
}
