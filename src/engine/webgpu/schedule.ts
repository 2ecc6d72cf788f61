import { type Graph, type NodeId, nodeAt, type Operation, sizeOf } from '../graph/graph.ts';
import { type Access, accessesOf } from './access.ts';
import type { Kernel, KernelGraph } from './kernels.ts';

/**
 * Kernels that a workgroup can run one after the other without waiting for any other workgroup: between two stages it
 * waits for itself. Either rows of the batch depend on the same rows only, and each workgroup takes a few rows through
 * the whole chain; or everything is so small that one workgroup does it all.
 */
export interface Chain {
  /** Rows that may be dealt out to workgroups; 1 for a chain of small kernels. */
  readonly units: number;
  readonly stages: readonly (readonly Kernel[])[];
}

/** One dispatch: everything in it may run at the same time. */
export interface Dispatch {
  readonly chains: readonly Chain[];
  readonly free: readonly Kernel[];
}

export interface Schedule {
  readonly core: readonly Dispatch[];
  /** Left out if nobody wants the reports. */
  readonly reports: readonly Dispatch[];
  /** Writes the new state, after everything that reads the old one; absent where there is none. */
  readonly commit: Dispatch | undefined;
}

/** Most multiplications of a kernel that one workgroup may be left alone with. */
const SMALL = 16_384;

/**
 * Multiplications for one row of a batch beyond which a kernel is no part of a chain: the few workgroups of a chain
 * would take longer than it takes to start another dispatch with many.
 */
const HEAVY = 131_072;

/** Multiplications of a kernel function of one pair, shared among its coordinates. */
const PAIR = 32;

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

/** The rows of a batch and what has them. */
interface Batch {
  /** Greatest number of rows into which everything of the batch can be cut; 0 where nothing is drawn or put in. */
  readonly units: number;
  /** Nodes that follow a draw, the input of a probe, or forces on its points row by row. */
  readonly members: readonly boolean[];
}

function findBatch(graph: Graph): Batch {
  const members: boolean[] = [];
  const units = graph.nodes.reduce((rows, node, id) => {
    const isSource = node.op === 'draw' || node.op === 'input';
    // Forces have a point in each column; turned, they are where the way back through a network begins.
    const isForce = node.op === 'transpose' && nodeAt(graph, node.inputs[0] as NodeId).op === 'kernelForce';
    members[id] = isSource || isForce || accessesOf(graph, id).some(({ input, isByRow }) => isByRow && members[input]);
    return isSource || (node.op === 'matmul' && members[id]) ? gcd(node.shape[0] ?? 1, rows) : rows;
  }, 0);
  return { units, members };
}

/** Nodes whose elements a kernel computes. */
export const rootsOf = (kernel: Kernel): readonly NodeId[] =>
  kernel.kind === 'make' ? [kernel.node] : kernel.outputs.map(({ node }) => node);

/**
 * Calls `use` for every node in memory that a kernel reads, and whether rows of it need only the same of `units` rows:
 * once for each answer that some way to it has.
 */
export function eachRead(
  { graph, made }: KernelGraph,
  units: number,
  kernel: Kernel,
  use: (id: NodeId, isByRow: boolean) => void,
): void {
  const isCut = (id: NodeId, access: Access): boolean => {
    const { shape } = nodeAt(graph, id);
    if (access.isSamePlace) return sizeOf(shape) % units === 0;
    return (shape[0] ?? 1) % units === 0 && (nodeAt(graph, access.input).shape[0] ?? 1) % units === 0;
  };
  // Ways that part and meet again, as in a norm of what a layer made, double what lies behind them: each place once.
  const seen = [new Set<NodeId>(), new Set<NodeId>()] as const;
  const visit = (id: NodeId, isByRow: boolean): void => {
    for (const access of accessesOf(graph, id)) {
      const isStill = isByRow && access.isByRow && isCut(id, access);
      const known = seen[isStill ? 1 : 0];
      if (known.has(access.input)) continue;
      known.add(access.input);
      if (made.has(access.input)) use(access.input, isStill);
      else visit(access.input, isStill);
    }
  };
  for (const root of rootsOf(kernel)) {
    if (kernel.kind === 'store' && made.has(root)) use(root, true);
    else visit(root, true);
  }
}

/** Which kind of chain a kernel can be part of. */
type Kind = 'rows' | 'small' | 'free';

/** Multiplications of a kernel, roughly. */
function workOf({ graph }: KernelGraph, kernel: Kernel): number {
  if (kernel.kind === 'store') return kernel.size;
  const node = nodeAt(graph, kernel.node);
  const operand = nodeAt(graph, node.inputs[0] ?? kernel.node);
  if (node.op === 'reduce') return sizeOf(operand.shape);
  if (node.op === 'kernelSum' || node.op === 'kernelForce') {
    return sizeOf(operand.shape) * (nodeAt(graph, node.inputs[1] as NodeId).shape[0] ?? 1) * PAIR;
  }
  if (node.op === 'matmul') return sizeOf(operand.shape) * (node.shape[1] ?? 1);
  return sizeOf(node.shape);
}

/** Operations that take rows of their first axis, not elements, through a chain. */
const TABLES: readonly Operation['op'][] = ['matmul', 'draw', 'reduce', 'patches', 'unpatches'];

function kindOf(cut: KernelGraph, { units, members }: Batch, kernel: Kernel): Kind {
  const root = rootsOf(kernel)[0] as NodeId;
  const { op, shape } = nodeAt(cut.graph, root);
  const isTable = kernel.kind === 'make' && TABLES.includes(op);
  const work = workOf(cut, kernel);
  const isByRow = members[root] && (isTable ? (shape[0] ?? 1) : sizeOf(shape)) % units === 0;
  if (isByRow && work <= HEAVY * units) return 'rows';
  return work <= SMALL ? 'small' : 'free';
}

/** Where a kernel runs: which dispatch, and which stage of a chain there. */
interface Slot {
  readonly kind: Kind;
  readonly dispatch: number;
  readonly stage: number;
}

/** Earliest dispatch and stage of every kernel, none before `first`; nodes in `done` are there already. */
function place(
  cut: KernelGraph,
  batch: Batch,
  kernels: readonly Kernel[],
  first: number,
  done: ReadonlyMap<NodeId, Slot>,
): Map<Kernel, Slot> {
  const slots = new Map<Kernel, Slot>();
  const known = new Map(done);
  for (const kernel of kernels) {
    const kind = kindOf(cut, batch, kernel);
    let dispatch = first;
    let stage = 0;
    eachRead(cut, batch.units, kernel, (id, isByRow) => {
      const maker = known.get(id);
      if (!maker) throw new Error(`${cut.graph.name}: %${id} is read before it is made`);
      const isTogether =
        maker.dispatch >= first && maker.kind === kind && (kind === 'small' || (kind === 'rows' && isByRow));
      const earliest = maker.dispatch + (isTogether ? 0 : 1);
      if (earliest > dispatch) [dispatch, stage] = [earliest, 0];
      if (earliest === dispatch && isTogether) stage = Math.max(stage, maker.stage + 1);
    });
    const slot = { kind, dispatch, stage };
    slots.set(kernel, slot);
    if (kernel.kind === 'make') known.set(kernel.node, slot);
  }
  return slots;
}

/** Kernels that share a dispatch with something they read; all others need no chain. */
function chained(cut: KernelGraph, units: number, slots: ReadonlyMap<Kernel, Slot>): Set<Kernel> {
  const makers = new Map(
    [...slots.keys()].flatMap((kernel) => (kernel.kind === 'make' ? [[kernel.node, kernel]] : [])),
  );
  const chain = new Set<Kernel>();
  for (const [kernel, { dispatch }] of slots) {
    eachRead(cut, units, kernel, (id) => {
      const maker = makers.get(id);
      if (!maker || slots.get(maker)?.dispatch !== dispatch) return;
      chain.add(kernel);
      chain.add(maker);
    });
  }
  return chain;
}

function dispatchesOf(cut: KernelGraph, units: number, slots: ReadonlyMap<Kernel, Slot>, first: number): Dispatch[] {
  const inChain = chained(cut, units, slots);
  const last = Math.max(first - 1, ...[...slots.values()].map(({ dispatch }) => dispatch));
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const own = [...slots].filter(([, { dispatch }]) => dispatch === first + i);
    const chains = (['rows', 'small'] as const).flatMap((kind): Chain[] => {
      const members = own.filter(([kernel, slot]) => slot.kind === kind && inChain.has(kernel));
      if (members.length === 0) return [];
      const depth = Math.max(...members.map(([, { stage }]) => stage)) + 1;
      const stages = Array.from({ length: depth }, (_, at) =>
        members.filter(([, { stage }]) => stage === at).map(([kernel]) => kernel),
      );
      return [{ units: kind === 'rows' ? units : 1, stages }];
    });
    return { chains, free: own.filter(([kernel]) => !inChain.has(kernel)).map(([kernel]) => kernel) };
  });
}

/**
 * Groups kernels into as few dispatches as their dependencies allow. New states are written last: whatever reads an old
 * one comes before.
 */
export function scheduleKernels(cut: KernelGraph): Schedule {
  const batch = findBatch(cut.graph);
  const isCommit = (kernel: Kernel): boolean => kernel.kind === 'store' && kernel.outputs[0]?.kind === 'state';
  const commits = cut.kernels.filter(isCommit);
  const rest = cut.kernels.filter((kernel) => !isCommit(kernel));

  const isCore = ({ isReport }: Kernel): boolean => !isReport;
  const coreSlots = place(cut, batch, rest.filter(isCore), 0, new Map());
  const core = dispatchesOf(cut, batch.units, coreSlots, 0);
  const done = new Map(
    [...coreSlots].flatMap(([kernel, slot]) => (kernel.kind === 'make' ? [[kernel.node, slot]] : [])),
  );
  const reportSlots = place(
    cut,
    batch,
    rest.filter(({ isReport }) => isReport),
    core.length,
    done,
  );
  const reports = dispatchesOf(cut, batch.units, reportSlots, core.length);
  return { core, reports, commit: commits.length > 0 ? { chains: [], free: commits } : undefined };
}

/** All dispatches in order. */
export function dispatchesIn({ core, reports, commit }: Schedule): readonly Dispatch[] {
  return [...core, ...reports, ...(commit ? [commit] : [])];
}

/** Kernels of a dispatch, in no particular order. */
export const kernelsIn = ({ chains, free }: Dispatch): readonly Kernel[] => [
  ...chains.flatMap(({ stages }) => stages.flat()),
  ...free,
];
