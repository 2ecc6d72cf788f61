import * as tf from '@tensorflow/tfjs-core';
import { type Engine, type EngineId, type EngineInfo, EngineUnavailableError, type Execution } from '../contract.ts';
import { probeGpu } from '../probeGpu.ts';
import { forgetWhenLost } from './deviceLoss.ts';
import { createEagerExecution } from './execution.ts';
import { replaceWasmMatMul } from './wasmMatMul.ts';

/** Backends of tfjs that the eager engine can run on. */
export type EagerBackend = 'cpu' | 'wasm' | 'webgpu';

/** What a backend may need to start. */
export interface EagerOptions {
  /**
   * Where the .wasm binaries of tfjs-backend-wasm are: a folder ending in `/`, or the address of each by its file name
   * (a bundler renames them). A path in Node, a URL in a browser.
   */
  readonly wasmPath?: string | Readonly<Record<string, string>>;
}

const WASM_BINARIES = ['tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-simd.wasm', 'tfjs-backend-wasm-threaded-simd.wasm'];
const WAIT_EVERY = { cpu: 0, wasm: 0, webgpu: 8 } as const;

/** Imports one backend, which registers itself with tfjs; returns the name of its adapter, if it has one. */
const prepare: Readonly<Record<EagerBackend, (options: EagerOptions) => Promise<string | undefined>>> = {
  async cpu() {
    await import('@tensorflow/tfjs-backend-cpu');
    return undefined;
  },
  async wasm({ wasmPath }) {
    const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
    replaceWasmMatMul();
    // Threads need cross-origin isolation, which a plain file host cannot give; networks this small gain nothing anyway.
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    if (typeof wasmPath === 'string') setWasmPaths(wasmPath);
    // tfjs insists on an address for every variant, although only the one it picks is ever fetched.
    else if (wasmPath) setWasmPaths(Object.fromEntries(WASM_BINARIES.map((name) => [name, wasmPath[name] ?? name])));
    return undefined;
  },
  async webgpu() {
    const { kind, adapter } = await probeGpu();
    if (kind === 'missing') throw new Error('there is no WebGPU adapter');
    await import('@tensorflow/tfjs-backend-webgpu');
    return adapter;
  },
};

/** Message of anything thrown; tfjs rejects with plain objects too. */
const reasonOf = (cause: unknown): string =>
  typeof cause === 'object' && cause !== null && 'message' in cause ? String(cause.message) : String(cause);

/**
 * The eager engine: every operation of a phase is run by stock tfjs as it is called (but for one slow wasm kernel, see
 * wasmMatMul.ts). It is the reference for compiled engines. Throws EngineUnavailableError with the reason if the
 * backend cannot start here.
 */
export async function createEagerEngine(backend: EagerBackend, options: EagerOptions = {}): Promise<Engine> {
  const id: EngineId = `eager-${backend}`;
  let adapter: string | undefined;
  try {
    // Its checks of every operation cost time, and its hints are meant for authors, not for people who train.
    tf.enableProdMode();
    adapter = await prepare[backend](options);
    if (!(await tf.setBackend(backend))) throw new Error(`tfjs could not start its ${backend} backend`);
    if (backend === 'webgpu') forgetWhenLost();
  } catch (cause) {
    throw new EngineUnavailableError(id, reasonOf(cause));
  }
  const info: EngineInfo = adapter === undefined ? { id } : { id, adapter };
  const use = {
    info,
    waitEvery: WAIT_EVERY[backend],
    activate() {
      if (!tf.engine().registry[backend]) throw new EngineUnavailableError(id, 'its device was lost');
      // A backend that has been started is switched to before this call returns; its promise holds no news.
      if (tf.getBackend() !== backend) void tf.setBackend(backend);
    },
  };
  const live = new Set<Execution>();
  return {
    info,
    async load(program, seed) {
      const execution = createEagerExecution(use, program, seed, () => live.delete(execution));
      live.add(execution);
      return execution;
    },
    async dispose() {
      for (const execution of live) execution.dispose();
    },
  };
}
