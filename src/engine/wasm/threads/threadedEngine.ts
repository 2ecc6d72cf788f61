import { type Engine, type EngineInfo, EngineUnavailableError, type Execution, type Program } from '../../contract.ts';
import { compilePhases } from '../compile.ts';
import { createWasmExecution } from '../execution.ts';
import { canRun, type Variant } from '../kernels.ts';
import { loadProgram } from '../loaded.ts';
import { createWasmEngine } from '../wasmEngine.ts';
import { sharingFor } from './sharing.ts';
import { createTeam, type Helper } from './team.ts';
import type { Tempo } from './tempo.ts';
import { bindThreadKernels, compileThreadKernels, type ThreadKernels, tallFor } from './threadKernels.ts';
import { isWorthThreads } from './work.ts';

export const THREADS_ID = 'compiled-wasm-threads';

export interface ThreadedEngineOptions {
  readonly variant?: Variant | 'auto';
  /** Threads in all, 2 or more. */
  readonly threads: number;
  /** A new thread of this environment. */
  readonly hire: () => Helper;
  /** How it is decided who runs a burst; by trying, if absent. */
  readonly tempo?: () => Tempo;
  readonly patienceMs?: number;
}

/**
 * The compiled engine on several threads. They share one memory and run bands of the same instructions (see share.ts), so that results are
 * those of one thread to the bit; whether all of them run a burst, or one alone, is decided by trying (tempo.ts). Small programs get no
 * helpers at all. Throws an EngineUnavailableError where memory cannot be shared.
 */
export async function createThreadedEngine(options: ThreadedEngineOptions): Promise<Engine> {
  const { variant: wanted = 'auto', threads, hire } = options;
  const variant = wanted !== 'auto' ? wanted : canRun('relaxed') ? 'relaxed' : 'strict';
  if (typeof SharedArrayBuffer === 'undefined') {
    throw new EngineUnavailableError(THREADS_ID, 'this environment does not let threads share a memory');
  }
  const module = await compileThreadKernels(variant).catch((error: unknown) => {
    throw new EngineUnavailableError(THREADS_ID, error instanceof Error ? error.message : String(error));
  });
  const alone = await createWasmEngine({ variant, id: THREADS_ID });
  const tall = tallFor(variant);
  const info: EngineInfo = { id: THREADS_ID };
  const live = new Set<{ dispose(): void }>();
  const idle: Helper[] = [];
  const all = new Set<Helper>();

  function take(): Helper {
    const helper = idle.pop() ?? hire();
    all.add(helper);
    return helper;
  }

  function loadShared(program: Program, seed: number): Execution {
    let kernels: ThreadKernels | undefined;
    const bind = (memory: WebAssembly.Memory): ThreadKernels => {
      kernels = bindThreadKernels({ module, memory, tall, reserved: 0 });
      return kernels;
    };
    const loaded = loadProgram(bind, program, [{ state: program.state, seed }], sharingFor(threads));
    const { crew, memory } = loaded;
    if (!crew || !kernels) throw new Error(`${program.name}: laid out for one thread`);
    const helpers = crew.reserved.slice(1).map(take);
    const orders = { module, memory: memory.memory, tall, control: crew.control };
    const ready = Promise.all(
      helpers.map((helper, index) =>
        helper.serve({ ...orders, reserved: crew.reserved[index + 1] as number, thread: index + 1 }),
      ),
    );
    const team = createTeam({
      kernels,
      memory,
      crew,
      ready,
      ...(options.tempo && { tempo: options.tempo() }),
      ...(options.patienceMs && { patienceMs: options.patienceMs }),
    });
    const own: EngineInfo = {
      ...info,
      get threads() {
        return team.threads;
      },
    };
    const onDispose = (): void => {
      if (!live.delete(execution)) return;
      team.dismiss();
      idle.push(...helpers);
    };
    const execution = createWasmExecution(loaded, own, loaded.members[0], onDispose, team);
    live.add(execution);
    return execution;
  }

  return {
    info,
    async load(program, seed) {
      if (isWorthThreads(compilePhases(program))) return loadShared(program, seed);
      return alone.load(program, seed);
    },
    // Members are many already: whoever has cores to spare gives them engines of their own.
    loadEnsemble: (program, members) => alone.loadEnsemble(program, members),
    async dispose() {
      await alone.dispose();
      for (const each of live) each.dispose();
      for (const helper of all) helper.end();
      all.clear();
      idle.length = 0;
    },
  };
}
