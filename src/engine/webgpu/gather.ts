import type { CompiledGraph } from './compile.ts';
import type { Kernel, KernelGraph } from './kernels.ts';
import { planArena } from './memory.ts';
import { eachRead } from './schedule.ts';

/** Kernels that may run at the same time. */
export type Stage = readonly Kernel[];

/** A whole graph as stages that one workgroup runs one after the other, waiting for itself in between. */
export interface Stages {
  readonly core: readonly Stage[];
  /** Left out if nobody wants the reports. */
  readonly reports: readonly Stage[];
  /** Writes the new state, after everything that reads the old one. */
  readonly commit: Stage;
}

/** A graph whose arena is planned for its stages. */
export interface GatheredGraph extends CompiledGraph {
  readonly stages: Stages;
}

/** The earliest stage for every kernel; what is not made by these kernels is there already. */
function stagesOf(cut: KernelGraph, kernels: readonly Kernel[]): Stage[] {
  const stages: Kernel[][] = [];
  const madeAt = new Map<number, number>();
  for (const kernel of kernels) {
    let at = 0;
    eachRead(cut, 1, kernel, (id) => {
      at = Math.max(at, (madeAt.get(id) ?? -1) + 1);
    });
    stages[at] = [...(stages[at] ?? []), kernel];
    if (kernel.kind === 'make') madeAt.set(kernel.node, at);
  }
  return stages;
}

/**
 * The same kernels in stages instead of dispatches: with a member of an ensemble for each workgroup, a phase is one
 * dispatch. Products keep their parts, so every element is the same sum in the same order as in dispatches; memory is
 * used again from stage to stage.
 */
export function gather(compiled: CompiledGraph): GatheredGraph {
  const { cut, schedule, parts } = compiled;
  const commit = schedule.commit?.free ?? [];
  const rest = cut.kernels.filter((kernel) => !commit.includes(kernel));
  const core = stagesOf(
    cut,
    rest.filter(({ isReport }) => !isReport),
  );
  const reports = stagesOf(
    cut,
    rest.filter(({ isReport }) => isReport),
  );
  return {
    ...compiled,
    stages: { core, reports, commit },
    arena: planArena(cut, [...core, ...reports, commit], parts),
  };
}
