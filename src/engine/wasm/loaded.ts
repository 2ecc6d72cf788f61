import type { Member, Program } from '../contract.ts';
import { compilePhases } from './compile.ts';
import { bindKernels, type Kernels } from './kernels.ts';
import { type Layout, layOut } from './layout.ts';
import { createProbeRunner, type ProbeRunner } from './probes.ts';

/** A program compiled once, its members in one memory, and the kernels that run them. */
export interface LoadedProgram extends Layout {
  readonly program: Program;
  readonly kernels: Kernels;
  readonly probe: ProbeRunner;
}

/** Throws a TraceError, a RangeError for a member that does not fit the program, or an EngineMemoryError. */
export function loadProgram(module: WebAssembly.Module, program: Program, members: readonly Member[]): LoadedProgram {
  const layout = layOut(program, compilePhases(program), members);
  const kernels = bindKernels(module, layout.memory.memory);
  return { ...layout, program, kernels, probe: createProbeRunner(program, layout, kernels) };
}
