import * as tf from '@tensorflow/tfjs-core';
import { checkMembers, dataOf } from '../common/members.ts';
import { inTurns } from '../common/turns.ts';
import { type Engine, type EngineId, type EngineInfo, EngineUnavailableError, type Execution } from '../contract.ts';
import { createEagerExecution } from './execution.ts';
import { replaceWasmMatMul } from './wasmMatMul.ts';
import { holdWebgpuBackend } from './webgpuBackend.ts';

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

/** A backend that tfjs knows. */
interface Prepared {
  /** Name of its adapter, if it has one. */
  readonly adapter?: string;
  /** Gives back what it shares with others. */
  release?(): void;
}

/** Imports one backend and registers it with tfjs. */
const prepare: Readonly<Record<EagerBackend, (options: EagerOptions) => Promise<Prepared>>> = {
  async cpu() {
    await import('@tensorflow/tfjs-backend-cpu');
    return {};
  },
  async wasm({ wasmPath }) {
    const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
    replaceWasmMatMul();
    // Threads need cross-origin isolation, which a plain file host cannot give; networks this small gain nothing anyway.
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    if (typeof wasmPath === 'string') setWasmPaths(wasmPath);
    // tfjs insists on an address for every variant, although only the one it picks is ever fetched.
    else if (wasmPath) setWasmPaths(Object.fromEntries(WASM_BINARIES.map((name) => [name, wasmPath[name] ?? name])));
    return {};
  },
  async webgpu() {
    const { value, release } = await holdWebgpuBackend();
    return { adapter: value.adapter, release };
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
  let prepared: Prepared = {};
  try {
    // Its checks of every operation cost time, and its hints are meant for authors, not for people who train.
    tf.enableProdMode();
    prepared = await prepare[backend](options);
    if (!(await tf.setBackend(backend))) throw new Error(`tfjs could not start its ${backend} backend`);
  } catch (cause) {
    prepared.release?.();
    throw new EngineUnavailableError(id, reasonOf(cause));
  }
  const { adapter, release } = prepared;
  const info: EngineInfo = adapter === undefined ? { id } : { id, adapter };
  const own = tf.engine().registry[backend];
  const use = {
    info,
    waitEvery: WAIT_EVERY[backend],
    activate() {
      // A backend on another device, started since, does not know the tensors of this one.
      if (tf.engine().registry[backend] !== own) throw new EngineUnavailableError(id, 'its device was lost');
      // A backend that has been started is switched to before this call returns; its promise holds no news.
      if (tf.getBackend() !== backend) void tf.setBackend(backend);
    },
  };
  const live = new Set<{ dispose(): void }>();
  return {
    info,
    async load(program, seed) {
      const execution = createEagerExecution(use, program, seed, () => live.delete(execution));
      live.add(execution);
      return execution;
    },
    async loadEnsemble(program, members) {
      checkMembers(program, members);
      const executions: Execution[] = [];
      try {
        for (const member of members) {
          const started = { ...program, state: member.state, data: dataOf(program, member) };
          executions.push(createEagerExecution(use, started, member.seed, () => {}));
        }
      } catch (cause) {
        for (const execution of executions) execution.dispose();
        throw cause;
      }
      const ensemble = inTurns(info, executions, () => live.delete(ensemble));
      live.add(ensemble);
      return ensemble;
    },
    async dispose() {
      for (const each of live) each.dispose();
      release?.();
    },
  };
}
