import { oncePer } from '../common/oncePer.ts';
import type { Program } from '../contract.ts';
import type { Graph, NodeId } from '../graph/graph.ts';
import { optimise } from '../passes/pipeline.ts';
import { tracePhase, traceProbe } from '../trace/trace.ts';
import { cutKernels, type KernelGraph } from './kernels.ts';
import { type Arena, grouped, planArena } from './memory.ts';
import { divideProducts } from './parts.ts';
import { dispatchesIn, kernelsIn, type Schedule, scheduleKernels } from './schedule.ts';
import { splitSums } from './sums.ts';

/** A graph with its dispatches and memory, not yet bound to addresses. */
export interface CompiledGraph {
  readonly cut: KernelGraph;
  readonly schedule: Schedule;
  readonly parts: ReadonlyMap<NodeId, number>;
  readonly arena: Arena;
  /** Constants that are not uniform, one after the other, and where each begins. */
  readonly constants: Float32Array;
  readonly constantOffsets: ReadonlyMap<NodeId, number>;
}

export function compileGraph(given: Graph): CompiledGraph {
  const graph = splitSums(given);
  const cut = cutKernels(graph);
  const schedule = scheduleKernels(cut);
  const constantOffsets = new Map<number, number>();
  const values: number[] = [];
  graph.nodes.forEach((node, id) => {
    if (node.op !== 'constant' || node.values.length === 1) return;
    constantOffsets.set(id, values.length);
    // One at a time: a call takes only so many arguments.
    for (let i = 0; i < grouped(node.values.length); i++) values.push(node.values[i] ?? 0);
  });
  const parts = divideProducts(cut, schedule);
  const arena = planArena(cut, dispatchesIn(schedule).map(kernelsIn), parts);
  return { cut, schedule, parts, arena, constants: Float32Array.from(values), constantOffsets };
}

/** Every phase of a program, compiled once for a run and its ensembles. Throws a TraceError for what has no compiled form. */
export const compilePhases = oncePer((program: Program): readonly CompiledGraph[] =>
  program.phases.map((phase) => compileGraph(optimise(tracePhase(program, phase)))),
);

/** A probe for inputs [rows, columns]. Throws a TraceError. */
export function compileProbe(program: Program, name: string, rows: number, columns: number): CompiledGraph {
  return compileGraph(optimise(traceProbe(program, name, rows, columns)));
}
