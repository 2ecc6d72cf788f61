import { type Graph, type NodeId, nodeAt, sizeOf } from '../graph/graph.ts';
import { type Access, accessesOf } from './access.ts';
import type { Kernel, KernelGraph } from './kernels.ts';

/**
 * Kernels whose rows depend on the same rows of each other only, so that a workgroup can take a few rows through all of
 * them without waiting for the rest of the batch. Between two stages the workgroup waits for itself.
 */
export interface RowChain {
  readonly stages: readonly (readonly Kernel[])[];
}

/** One dispatch: everything in it may run at the same time. */
export interface Dispatch {
  readonly chain: RowChain | undefined;
  readonly free: readonly Kernel[];
}

export interface Schedule {
  /** Rows that run through the network together; kernels of a chain have a multiple of it. */
  readonly units: number;
  readonly core: readonly Dispatch[];
  /** Left out if nobody wants the reports. */
  readonly reports: readonly Dispatch[];
  /** Writes the new state, after everything that reads the old one; absent where there is none. */
  readonly commit: Dispatch | undefined;
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

/**
 * Greatest number of rows into which everything can be cut that has a row for every draw (or for every row of the input
 * of a probe); 0 where nothing is drawn.
 */
function unitsOf(graph: Graph): number {
  const isBatch: boolean[] = [];
  return graph.nodes.reduce((units, node, id) => {
    const isSource = node.op === 'draw' || node.op === 'input';
    isBatch[id] = isSource || accessesOf(graph, id).some(({ input, isByRow }) => isByRow && isBatch[input]);
    return isSource || (node.op === 'matmul' && isBatch[id]) ? gcd(node.shape[0] ?? 1, units) : units;
  }, 0);
}

/** Nodes whose elements a kernel computes. */
export const rootsOf = (kernel: Kernel): readonly NodeId[] =>
  kernel.kind === 'make' ? [kernel.node] : kernel.outputs.map(({ node }) => node);

/** Calls `use` for every node in memory that a kernel reads, and whether it reads by rows. */
export function eachRead(
  { graph, made }: KernelGraph,
  units: number,
  kernel: Kernel,
  use: (id: NodeId, isByRow: boolean) => void,
) {
  const isCut = (id: NodeId, access: Access): boolean => {
    const { shape } = nodeAt(graph, id);
    if (access.isSamePlace) return sizeOf(shape) % units === 0;
    return (shape[0] ?? 1) % units === 0 && (nodeAt(graph, access.input).shape[0] ?? 1) % units === 0;
  };
  const visit = (id: NodeId, isByRow: boolean): void => {
    for (const access of accessesOf(graph, id)) {
      const isStill = isByRow && access.isByRow && isCut(id, access);
      if (made.has(access.input)) use(access.input, isStill);
      else visit(access.input, isStill);
    }
  };
  for (const root of rootsOf(kernel)) {
    if (kernel.kind === 'store' && made.has(root)) use(root, true);
    else visit(root, true);
  }
}

interface Slot {
  readonly dispatch: number;
  readonly stage: number;
}

/** True if the rows of a kernel can be dealt out to workgroups. */
function hasRows({ graph }: KernelGraph, kernel: Kernel, units: number): boolean {
  if (units === 0) return false;
  const node = nodeAt(graph, rootsOf(kernel)[0] as NodeId);
  const isTable = node.op === 'matmul' || node.op === 'draw' || node.op === 'reduce';
  return (kernel.kind === 'make' && isTable ? (node.shape[0] ?? 1) : sizeOf(node.shape)) % units === 0;
}

/** Earliest dispatch and stage of every kernel, none before `first`. */
function place(
  cut: KernelGraph,
  units: number,
  kernels: readonly Kernel[],
  first: number,
  done: ReadonlyMap<NodeId, Slot & { readonly hasRows: boolean }>,
): Map<Kernel, Slot> {
  const slots = new Map<Kernel, Slot>();
  const known = new Map(done);
  for (const kernel of kernels) {
    const rows = hasRows(cut, kernel, units);
    let dispatch = first;
    let stage = 0;
    eachRead(cut, units, kernel, (id, isByRow) => {
      const maker = known.get(id);
      if (!maker) throw new Error(`${cut.graph.name}: %${id} is read before it is made`);
      const isTogether = rows && isByRow && maker.hasRows && maker.dispatch >= first;
      const earliest = maker.dispatch + (isTogether ? 0 : 1);
      if (earliest > dispatch) [dispatch, stage] = [earliest, 0];
      if (earliest === dispatch && isTogether) stage = Math.max(stage, maker.stage + 1);
    });
    slots.set(kernel, { dispatch, stage });
    if (kernel.kind === 'make') known.set(kernel.node, { dispatch, stage, hasRows: rows });
  }
  return slots;
}

/** Kernels that share a dispatch with something they read by rows; all others are free of the chain. */
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
  const chain = chained(cut, units, slots);
  const dispatches: { stages: Kernel[][]; free: Kernel[] }[] = [];
  for (const [kernel, { dispatch, stage }] of slots) {
    const own = (dispatches[dispatch - first] ??= { stages: [], free: [] });
    if (chain.has(kernel)) (own.stages[stage] ??= []).push(kernel);
    else own.free.push(kernel);
  }
  return dispatches.map(({ stages, free }) => ({ chain: stages.length > 0 ? { stages } : undefined, free }));
}

/**
 * Groups kernels into as few dispatches as their dependencies allow. New states are written last: whatever reads an old
 * one comes before.
 */
export function scheduleKernels(cut: KernelGraph): Schedule {
  const units = unitsOf(cut.graph);
  const isCommit = (kernel: Kernel): boolean => kernel.kind === 'store' && kernel.outputs[0]?.kind === 'state';
  const commits = cut.kernels.filter(isCommit);
  const rest = cut.kernels.filter((kernel) => !isCommit(kernel));

  const coreSlots = place(
    cut,
    units,
    rest.filter((kernel) => !kernel.isReport),
    0,
    new Map(),
  );
  const core = dispatchesOf(cut, units, coreSlots, 0);
  const done = new Map(
    [...coreSlots].flatMap(([kernel, slot]) =>
      kernel.kind === 'make' ? [[kernel.node, { ...slot, hasRows: false }] as const] : [],
    ),
  );
  const reportSlots = place(
    cut,
    units,
    rest.filter(({ isReport }) => isReport),
    core.length,
    done,
  );
  const reports = dispatchesOf(cut, units, reportSlots, core.length);
  return { units, core, reports, commit: commits.length > 0 ? { chain: undefined, free: commits } : undefined };
}

/** All dispatches in order. */
export function dispatchesIn({ core, reports, commit }: Schedule): readonly Dispatch[] {
  return [...core, ...reports, ...(commit ? [commit] : [])];
}

/** Kernels of a dispatch, in no particular order. */
export const kernelsIn = ({ chain, free }: Dispatch): readonly Kernel[] => [...(chain?.stages.flat() ?? []), ...free];
