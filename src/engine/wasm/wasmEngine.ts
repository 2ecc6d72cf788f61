import { inTurns } from '../common/turns.ts';
import { type Engine, type EngineId, type EngineInfo, EngineUnavailableError, type Execution } from '../contract.ts';
import { createWasmExecution } from './execution.ts';
import { bindKernels, canRun, compileKernels, type Variant } from './kernels.ts';
import { type LoadedProgram, loadProgram } from './loaded.ts';

export interface WasmEngineOptions {
  /** `auto` takes relaxed SIMD (fused multiply-add) where there is any. An explicit variant is an order. */
  readonly variant?: Variant | 'auto';
  /** What the engine is called if it is part of another. */
  readonly id?: EngineId;
}

const IDS: Readonly<Record<Variant, EngineId>> = { relaxed: 'compiled-wasm', strict: 'compiled-wasm-strict' };

/** Not written where an ensemble is made: closures there outlive it, and would keep its memory with what they see. */
function executionsOf(loaded: LoadedProgram, info: EngineInfo): readonly Execution[] {
  return loaded.members.map((member) => createWasmExecution(loaded, info, member));
}

/**
 * The compiled engine: phases are traced once, simplified, and run as one list of instructions by WebAssembly kernels.
 * Throws EngineUnavailableError where WebAssembly SIMD is missing. `load` throws a TraceError for a program with an
 * operation that has no compiled form, and an EngineMemoryError for one that does not fit. The members of an ensemble
 * share one memory and one compilation; a single execution is an ensemble of one.
 */
export async function createWasmEngine(options: WasmEngineOptions = {}): Promise<Engine> {
  const wanted = options.variant ?? 'auto';
  const variant = wanted !== 'auto' ? wanted : canRun('relaxed') ? 'relaxed' : 'strict';
  const id = options.id ?? IDS[variant];
  if (!canRun(variant)) {
    const missing = variant === 'relaxed' ? 'relaxed SIMD' : 'SIMD';
    throw new EngineUnavailableError(id, `this environment has no WebAssembly with ${missing}`);
  }
  const module = await compileKernels(variant);
  const bind = (memory: WebAssembly.Memory) => bindKernels(module, memory);
  const info = { id };
  const live = new Set<{ dispose(): void }>();

  return {
    info,
    async load(program, seed) {
      const loaded = loadProgram(bind, program, [{ state: program.state, seed }]);
      const execution = createWasmExecution(loaded, info, loaded.members[0], () => live.delete(execution));
      live.add(execution);
      return execution;
    },
    async loadEnsemble(program, members) {
      const executions = executionsOf(loadProgram(bind, program, members), info);
      const ensemble = inTurns(info, executions, () => live.delete(ensemble));
      live.add(ensemble);
      return ensemble;
    },
    async dispose() {
      for (const each of live) each.dispose();
    },
  };
}
