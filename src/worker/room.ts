import type { Engine, EngineId } from '../engine/contract.ts';
import { createEagerEngine, type EagerBackend } from '../engine/eager/eagerEngine.ts';
import { probeGpu } from '../engine/probeGpu.ts';
import { createWasmEngine } from '../engine/wasm/wasmEngine.ts';
import { tfjsBinaries } from './binaries.ts';
import type { EngineRoom } from './engines.ts';
import { threadsHere } from './threadsHere.ts';

const BACKENDS: Readonly<Partial<Record<EngineId, EagerBackend>>> = {
  'eager-cpu': 'cpu',
  'eager-wasm': 'wasm',
  'eager-webgpu': 'webgpu',
};

/** Engines that share one device, and lose it together. */
const ON_GPU: readonly EngineId[] = ['compiled-webgpu', 'eager-webgpu'];

/** Engines of a browser worker; the binaries come from the page's own origin. */
export function createEngineRoom(): EngineRoom {
  const started = new Map<EngineId, Promise<Engine>>();
  const wasmPath = tfjsBinaries();
  async function create(id: EngineId): Promise<Engine> {
    if (id === 'compiled-webgpu') return (await import('../engine/webgpu/webgpuEngine.ts')).createWebgpuEngine();
    if (id === 'compiled-wasm-threads') {
      const { createThreadedEngine } = await import('../engine/wasm/threads/threadedEngine.ts');
      const { hireHelper } = await import('./helpers.ts');
      return createThreadedEngine({ threads: Math.max(2, threadsHere()), hire: hireHelper });
    }
    const backend = BACKENDS[id];
    if (backend) return createEagerEngine(backend, { wasmPath });
    return createWasmEngine({ variant: id === 'compiled-wasm-strict' ? 'strict' : 'relaxed' });
  }

  return {
    gpu: async () => (await probeGpu()).kind,
    threads: threadsHere,
    start(id) {
      const engine = started.get(id) ?? create(id);
      started.set(id, engine);
      // A failed start may succeed later (a GPU that comes back), so it is not remembered.
      engine.catch(() => started.delete(id));
      return engine;
    },
    forget(id) {
      for (const lost of ON_GPU.includes(id) ? ON_GPU : [id]) started.delete(lost);
    },
  };
}
