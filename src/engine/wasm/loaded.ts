import type { Member, Program } from '../contract.ts';
import { compilePhases } from './compile.ts';
import type { Kernels } from './kernels.ts';
import { type Layout, layOut } from './layout.ts';
import { createProbeRunner, type ProbeRunner } from './probes.ts';
import type { Sharing } from './threads/sharing.ts';

/** A program compiled once, its members in one memory, and the kernels that run them. */
export interface LoadedProgram extends Layout {
  readonly program: Program;
  readonly kernels: Kernels;
  readonly probe: ProbeRunner;
}

/** With kernels that `bind` binds to the memory. Throws a TraceError, a RangeError for a member that does not fit the program, or an EngineMemoryError. */
export function loadProgram(
  bind: (memory: WebAssembly.Memory) => Kernels,
  program: Program,
  members: readonly Member[],
  sharing?: Sharing,
): LoadedProgram {
  const layout = layOut(program, compilePhases(program), members, sharing);
  const kernels = bind(layout.memory.memory);
  return { ...layout, program, kernels, probe: createProbeRunner(program, layout, kernels) };
}
