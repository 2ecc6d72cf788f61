import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { type Engine, EngineUnavailableError } from '../engine/contract.ts';
import { createEagerEngine, type EagerBackend } from '../engine/eager/eagerEngine.ts';
import { createThreadedEngine } from '../engine/wasm/threads/threadedEngine.ts';
import { createWasmEngine } from '../engine/wasm/wasmEngine.ts';
import { createWebgpuEngine } from '../engine/webgpu/webgpuEngine.ts';
import { hireInNode } from './helperThreads.ts';
import { UsageError } from './usageError.ts';

const eager = (backend: EagerBackend) => (): Promise<Engine> => {
  const manifest = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/package.json');
  return createEagerEngine(backend, { wasmPath: join(dirname(manifest), 'dist/') });
};

async function inDawn(): Promise<Engine> {
  // Dawn for Node is 132 MB, so it is no dependency but taken where it is found.
  const dawn = await import('webgpu').catch(() => null);
  if (!dawn) {
    const reason = 'Node has no WebGPU of its own. Type: npm install --no-save webgpu';
    throw new EngineUnavailableError('compiled-webgpu', reason);
  }
  Object.assign(globalThis, dawn.globals);
  Object.defineProperty(globalThis, 'navigator', { value: { gpu: dawn.create([]) }, configurable: true });
  return createWebgpuEngine();
}

/** On as many cores as there are, up to four: in Node nothing else wants one. */
const onThreads = (): Promise<Engine> =>
  createThreadedEngine({ threads: Math.max(2, Math.min(4, availableParallelism())), hire: hireInNode });

/** Engines that run in Node, by the name given to `--engine`; `wasm` and `eager` are the fastest of their kind. */
const ENGINES: Readonly<Record<string, () => Promise<Engine>>> = {
  wasm: () => createWasmEngine(),
  'compiled-wasm': () => createWasmEngine({ variant: 'relaxed' }),
  'compiled-wasm-strict': () => createWasmEngine({ variant: 'strict' }),
  'compiled-wasm-threads': onThreads,
  threads: onThreads,
  webgpu: inDawn,
  'compiled-webgpu': inDawn,
  eager: eager('wasm'),
  'eager-wasm': eager('wasm'),
  'eager-cpu': eager('cpu'),
};

const DEFAULT_ENGINE = 'wasm';

/**
 * Starts exactly the engine that was ordered, or the fastest on the CPU. Throws a UsageError for a name that does not exist here, and an
 * EngineUnavailableError if the engine cannot start.
 */
export async function startEngine(name = DEFAULT_ENGINE): Promise<Engine> {
  const create = Object.hasOwn(ENGINES, name) ? ENGINES[name] : undefined;
  if (!create) {
    throw new UsageError(`--engine ${name}: no such engine here; allowed: ${Object.keys(ENGINES).join(', ')}`);
  }
  return create();
}
