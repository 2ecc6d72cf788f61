import plainUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { type Engine, type EngineId, EngineUnavailableError } from '../engine/contract.ts';
import { createEagerEngine, type EagerBackend } from '../engine/eager/eagerEngine.ts';
import { probeGpu } from '../engine/probeGpu.ts';
import type { EngineRoom } from './engines.ts';

const BACKENDS: Readonly<Partial<Record<EngineId, EagerBackend>>> = {
  'eager-cpu': 'cpu',
  'eager-wasm': 'wasm',
  'eager-webgpu': 'webgpu',
};

const absolute = (url: string): string => new URL(url, self.location.href).href;

/** Engines of a browser worker; the binaries come from the page's own origin. */
export function createEngineRoom(): EngineRoom {
  const started = new Map<EngineId, Promise<Engine>>();
  const wasmPath = {
    'tfjs-backend-wasm.wasm': absolute(plainUrl),
    'tfjs-backend-wasm-simd.wasm': absolute(simdUrl),
  };
  return {
    gpu: async () => (await probeGpu()).kind,
    start(id) {
      const backend = BACKENDS[id];
      if (!backend) return Promise.reject(new EngineUnavailableError(id, 'this build does not have it'));
      const engine = started.get(id) ?? createEagerEngine(backend, { wasmPath });
      started.set(id, engine);
      // A failed start may succeed later (a GPU that comes back), so it is not remembered.
      engine.catch(() => started.delete(id));
      return engine;
    },
  };
}
