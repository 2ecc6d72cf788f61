import { oncePer } from '../common/oncePer.ts';
import type { Program } from '../contract.ts';
import type { Graph } from '../graph/graph.ts';
import { shareCommon } from '../passes/common.ts';
import { removeDeadCode, withoutReports } from '../passes/deadCode.ts';
import { optimise } from '../passes/pipeline.ts';
import { tracePhase, traceProbe } from '../trace/trace.ts';
import { legaliseProducts, legaliseReductions, separateOutputs } from './legalise.ts';
import { type MemoryPlan, planMemory } from './plan.ts';

/** A graph in the form that has instructions, with its memory. */
export interface Planned {
  readonly graph: Graph;
  readonly plan: MemoryPlan;
}

export interface CompiledPhase {
  readonly id: string;
  /** With the reported scalars. */
  readonly full: Planned;
  /** Without them; the state it computes is the same to the bit. */
  readonly lean: Planned;
}

/** Passes that prepare an optimised graph for instructions. */
export function lower(graph: Graph): Graph {
  return removeDeadCode(shareCommon(separateOutputs(legaliseReductions(legaliseProducts(graph)))));
}

const planned = (graph: Graph): Planned => ({ graph, plan: planMemory(graph) });

/**
 * Every phase of a program, traced, optimised and planned: once, however often and in whatever variant the program is
 * loaded. Throws a TraceError for what has no compiled form.
 */
export const compilePhases = oncePer((program: Program): readonly CompiledPhase[] =>
  program.phases.map((phase) => {
    const graph = lower(optimise(tracePhase(program, phase)));
    return { id: phase.id, full: planned(graph), lean: planned(withoutReports(graph)) };
  }),
);

const probesOf = oncePer((_: Program) => new Map<string, Planned>());

/** A probe for inputs [rows, columns], made once. */
export function compileProbe(program: Program, name: string, rows: number, columns: number): Planned {
  const probes = probesOf(program);
  const key = `${name} ${rows} ${columns}`;
  const probe = probes.get(key) ?? planned(lower(optimise(traceProbe(program, name, rows, columns))));
  probes.set(key, probe);
  return probe;
}
