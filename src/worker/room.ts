import { type Engine, type EngineId, EngineUnavailableError } from '../engine/contract.ts';
import { createEagerEngine, type EagerBackend } from '../engine/eager/eagerEngine.ts';
import { probeGpu } from '../engine/probeGpu.ts';
import type { Variant } from '../engine/wasm/kernels.ts';
import { createWasmEngine } from '../engine/wasm/wasmEngine.ts';
import { tfjsBinaries } from './binaries.ts';
import type { EngineRoom } from './engines.ts';

const BACKENDS: Readonly<Partial<Record<EngineId, EagerBackend>>> = {
  'eager-cpu': 'cpu',
  'eager-wasm': 'wasm',
  'eager-webgpu': 'webgpu',
};

const VARIANTS: Readonly<Partial<Record<EngineId, Variant>>> = {
  'compiled-wasm': 'relaxed',
  'compiled-wasm-strict': 'strict',
};

/** Engines of a browser worker; the binaries come from the page's own origin. */
export function createEngineRoom(): EngineRoom {
  const started = new Map<EngineId, Promise<Engine>>();
  const wasmPath = tfjsBinaries();
  function create(id: EngineId): Promise<Engine> {
    const variant = VARIANTS[id];
    const backend = BACKENDS[id];
    if (variant) return createWasmEngine({ variant });
    if (backend) return createEagerEngine(backend, { wasmPath });
    return Promise.reject(new EngineUnavailableError(id, 'this build does not have it'));
  }

  return {
    gpu: async () => (await probeGpu()).kind,
    start(id) {
      const engine = started.get(id) ?? create(id);
      started.set(id, engine);
      // A failed start may succeed later (a GPU that comes back), so it is not remembered.
      engine.catch(() => started.delete(id));
      return engine;
    },
  };
}
