import type { Program } from '../contract.ts';
import { type CompiledGraph, compilePhases } from './compile.ts';
import { frameOfMembers } from './frame.ts';
import { type GatheredGraph, gather } from './gather.ts';
import { layOutShared, layOutWork, type SharedLayout, type Work, type WorkLayout } from './layout.ts';
import { GROUPS_WIDE } from './shader.ts';
import { type GraphShaders, writeGathered, writePlaced } from './writing.ts';

/**
 * From so many members on, each has one workgroup that takes it through a whole phase; below, workgroups share the work
 * of each member as they do for a program alone. One workgroup keeps one compute unit of a GPU busy, and common ones
 * have some tens. Chosen by that argument, not by measurement.
 */
export const GATHERED_FROM = 64;

/** How members of an ensemble lie in buffers and dispatches. */
export interface MemberPlan {
  readonly compiled: readonly (CompiledGraph | GatheredGraph)[];
  /** Whether each member has one workgroup for a whole phase. */
  readonly isGathered: boolean;
  /** Members that share buffers and dispatches; as many batches as it takes. */
  readonly room: number;
  /** Of one batch. */
  readonly shared: SharedLayout;
  readonly work: Work;
}

export interface PlanOptions {
  /** Number of members. */
  readonly size: number;
  /** Different sets of resident points among them. */
  readonly tables: number;
  /** Elements that a buffer holds at most. */
  readonly most: number;
  /** See `GATHERED_FROM`. */
  readonly gatheredFrom: number;
}

/**
 * Compiles a program for members in equal batches, as few as the limits allow; one member each if even that is too much.
 * Throws a TraceError.
 */
export function planMembers(program: Program, { size, tables, most, gatheredFrom }: PlanOptions): MemberPlan {
  const alone = compilePhases(program);
  const isGathered = size >= gatheredFrom;
  const compiled = isGathered ? alone.map(gather) : alone;
  for (let batches = Math.ceil(size / GROUPS_WIDE); ; batches++) {
    const room = Math.ceil(size / batches);
    const shared = layOutShared(program, compiled, room, Math.min(room, tables));
    const work = layOutWork(compiled, 0, room);
    if (room === 1 || Math.max(shared.size, work.size) <= most) return { compiled, isGathered, room, shared, work };
  }
}

const hasStages = (graph: CompiledGraph | GatheredGraph): graph is GatheredGraph => 'stages' in graph;

/** The shaders of every phase for a batch; `threads` is the size of a workgroup that has a member to itself. */
export function writeMembers(
  program: Program,
  { compiled, room, shared, work }: MemberPlan,
  threads: number,
): readonly GraphShaders[] {
  const sizes = { state: shared.size, work: work.size, cells: shared.cells.count };
  const own = { members: room, state: shared.stateSize, outputs: work.reportedSize, arena: work.arenaSize };
  return compiled.map((graph, i) => {
    const frame = frameOfMembers(sizes, own, hasStages(graph) ? 'x' : 'z');
    const stream = program.phases[i]?.id as string;
    const placement = { shared, work: work.layouts[i] as WorkLayout, frame, stream };
    return hasStages(graph) ? writeGathered(placement, graph, room, threads) : writePlaced(placement, graph);
  });
}
