import { type Engine, type EngineId, EngineUnavailableError, type Execution } from '../contract.ts';
import { createWasmExecution } from './execution.ts';
import { canRun, compileKernels, type Variant } from './kernels.ts';

export interface WasmEngineOptions {
  /** `auto` takes relaxed SIMD (fused multiply-add) where there is any. An explicit variant is an order. */
  readonly variant?: Variant | 'auto';
}

const IDS: Readonly<Record<Variant, EngineId>> = { relaxed: 'compiled-wasm', strict: 'compiled-wasm-strict' };

/**
 * The compiled engine: phases are traced once, simplified, and run as one list of instructions by WebAssembly kernels.
 * Throws EngineUnavailableError where WebAssembly SIMD is missing. `load` throws a TraceError for a program with an
 * operation that has no compiled form, and an EngineMemoryError for one that does not fit.
 */
export async function createWasmEngine(options: WasmEngineOptions = {}): Promise<Engine> {
  const wanted = options.variant ?? 'auto';
  const variant = wanted !== 'auto' ? wanted : canRun('relaxed') ? 'relaxed' : 'strict';
  const id = IDS[variant];
  if (!canRun(variant)) {
    const missing = variant === 'relaxed' ? 'relaxed SIMD' : 'SIMD';
    throw new EngineUnavailableError(id, `this environment has no WebAssembly with ${missing}`);
  }
  const module = await compileKernels(variant);
  const info = { id };
  const live = new Set<Execution>();
  return {
    info,
    async load(program, seed) {
      const execution = createWasmExecution(module, info, program, seed, () => live.delete(execution));
      live.add(execution);
      return execution;
    },
    async dispose() {
      for (const execution of live) execution.dispose();
    },
  };
}
