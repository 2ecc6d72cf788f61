import type { Engine, EngineId } from '../engine/contract.ts';

/** What this device can do about GPUs; `software` adapters are slower than WebAssembly and are never chosen. */
export type Gpu = 'hardware' | 'software' | 'missing';

/** Engines of this device, made on demand and kept. */
export interface EngineRoom {
  gpu(): Promise<Gpu>;
  /** Threads that a run may have on the CPU; one if absent. */
  threads?(): number;
  /** Throws EngineUnavailableError with the reason. */
  start(id: EngineId): Promise<Engine>;
  /** The next `start` of this engine makes a new one: the device of this one was lost. */
  forget(id: EngineId): void;
}

/** CPU engines of one thread from fastest to the one that always works. */
const COMPILED: readonly EngineId[] = ['compiled-wasm', 'compiled-wasm-strict'];
export const EAGER: readonly EngineId[] = ['eager-wasm', 'eager-cpu'];

export interface ChosenEngine {
  readonly engine: Engine;
  readonly noGpu?: 'missing' | 'software';
  /** Whether the run may move to a hardware GPU that does better. */
  readonly mayMove?: boolean;
}

/** The first of these CPU engines that starts here. Throws the last failure if none does. */
export async function cpuEngine(
  room: EngineRoom,
  ladder: readonly EngineId[] = [...COMPILED, ...EAGER],
): Promise<ChosenEngine> {
  let failure: unknown;
  for (const id of ladder) {
    try {
      return { engine: await room.start(id) };
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

/**
 * The engine that a run begins on. An explicit id is an order. `auto` is the CPU, at once: whether a hardware GPU would do better is found
 * out beside the run (takeover.ts).
 */
export async function chooseEngine(room: EngineRoom, wanted: EngineId | 'auto'): Promise<ChosenEngine> {
  const gpu = await room.gpu();
  const noGpu = gpu === 'hardware' ? {} : { noGpu: gpu };
  if (wanted !== 'auto') return { engine: await room.start(wanted), ...noGpu };
  // Several threads are tried against one as a run goes on, and small runs get none.
  const many: readonly EngineId[] = (room.threads?.() ?? 1) > 1 ? ['compiled-wasm-threads'] : [];
  const { engine } = await cpuEngine(room, [...many, ...COMPILED, ...EAGER]);
  return gpu === 'hardware' ? { engine, mayMove: true } : { engine, ...noGpu };
}
