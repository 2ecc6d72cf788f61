import type { Engine } from '../../engine/contract.ts';
import { createEagerEngine } from '../../engine/eager/eagerEngine.ts';
import { probeGpu } from '../../engine/probeGpu.ts';
import type { Helper } from '../../engine/wasm/threads/team.ts';
import { createWasmEngine } from '../../engine/wasm/wasmEngine.ts';
import type { BenchEngine } from '../../experiment/benchmark/contract.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { key } from '../../math/rng.ts';
import { buildProgram } from '../../train/program.ts';
import { RESIDENT_POINTS } from '../../train/residentData.ts';
import { settingsAt } from '../../train/settings.ts';
import { lawWithImages } from '../lawWithImages.ts';
import { type StockBackend, startStockBackend, type WasmPath } from './backends.ts';
import { createStockTraining } from './stockTfjs.ts';

/** One run or several that can be made to train; which engine does it is hidden. */
export interface Trainee {
  /** Runs side by side, which differ by seed only and share the data. */
  readonly members: number;
  /** Trains each member by this many steps and resolves when they are really done, on the device too. */
  run(steps: number): Promise<void>;
  dispose(): void;
}

/** Makes trainees on one engine. */
export interface Gym {
  readonly adapter?: string;
  /** The engine behind the contract; absent for stock TensorFlow.js, which has none. */
  readonly engine?: Engine;
  train(experiment: Experiment, members: number): Promise<Trainee>;
}

async function onEngine(engine: Engine): Promise<Gym> {
  return {
    engine,
    ...(engine.info.adapter !== undefined && { adapter: engine.info.adapter }),
    async train(experiment, members) {
      const { seed } = experiment;
      const program = buildProgram(experiment, await lawWithImages(experiment));
      const settings = settingsAt(experiment);
      if (members === 1) {
        const execution = await engine.load(program, seed);
        const run = async (steps: number) => void (await execution.run(steps, settings));
        return { members, run, dispose: () => execution.dispose() };
      }
      const starts = Array.from({ length: members }, (_, member) => ({ state: program.state, seed: seed + member }));
      const ensemble = await engine.loadEnsemble(program, starts);
      const run = async (steps: number) => void (await ensemble.run(steps, (_, step) => settings(step)));
      return { members, run, dispose: () => ensemble.dispose() };
    },
  };
}

async function onStock(backend: StockBackend, wasmPath: WasmPath): Promise<Gym> {
  await startStockBackend(backend, wasmPath);
  const adapter = backend === 'webgpu' ? (await probeGpu()).adapter : undefined;
  return {
    ...(adapter !== undefined && { adapter }),
    async train(experiment, members) {
      const law = await lawWithImages(experiment);
      const samples = law.table?.().samples ?? law.sample(key(experiment.seed, 'data'), RESIDENT_POINTS);
      const models = Array.from({ length: members }, () => createStockTraining(experiment, samples, law.space));
      return {
        members,
        async run(steps) {
          for (const model of models) for (let i = 0; i < steps; i++) model.step();
          // A device works in order: it is done when it is done with the last one.
          await models.at(-1)?.finished();
        },
        dispose() {
          for (const model of models) model.dispose();
        },
      };
    },
  };
}

/** Threads of the threaded engine where it is measured: two cores are what everybody has. */
const THREADS = 2;

/** The engine of an id; `hire` starts another thread. Throws an error with the reason if it cannot start here. */
export async function openGym(id: BenchEngine, wasmPath: WasmPath, hire: () => Helper): Promise<Gym> {
  switch (id) {
    case 'compiled-wasm':
      return onEngine(await createWasmEngine({ variant: 'relaxed' }));
    case 'compiled-wasm-strict':
      return onEngine(await createWasmEngine({ variant: 'strict' }));
    case 'compiled-wasm-threads': {
      const { createThreadedEngine } = await import('../../engine/wasm/threads/threadedEngine.ts');
      return onEngine(await createThreadedEngine({ threads: THREADS, hire }));
    }
    case 'compiled-webgpu': {
      const { createWebgpuEngine } = await import('../../engine/webgpu/webgpuEngine.ts');
      return onEngine(await createWebgpuEngine());
    }
    case 'eager-cpu':
      return onEngine(await createEagerEngine('cpu'));
    case 'eager-wasm':
      return onEngine(await createEagerEngine('wasm', { wasmPath }));
    case 'eager-webgpu':
      return onEngine(await createEagerEngine('webgpu'));
    case 'tfjs-cpu':
      return onStock('cpu', wasmPath);
    case 'tfjs-wasm':
      return onStock('wasm', wasmPath);
    case 'tfjs-webgl':
      return onStock('webgl', wasmPath);
    case 'tfjs-webgpu':
      return onStock('webgpu', wasmPath);
    case 'torch-cpu':
      throw new RangeError('PyTorch trains in Python only');
  }
}
