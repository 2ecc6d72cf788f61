import { findLaw } from '../../data/index.ts';
import type { Law } from '../../data/law.ts';
import type { Engine, Program } from '../../engine/contract.ts';
import { createEagerEngine } from '../../engine/eager/eagerEngine.ts';
import { probeGpu } from '../../engine/probeGpu.ts';
import { createWasmEngine } from '../../engine/wasm/wasmEngine.ts';
import type { BenchEngine } from '../../experiment/benchmark/contract.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { key } from '../../math/rng.ts';
import { buildProgram, RESIDENT_POINTS } from '../../train/program.ts';
import { settingsAt } from '../../train/settings.ts';
import { type StockBackend, startStockBackend, type WasmPath } from './backends.ts';
import { createStockTraining } from './stockTfjs.ts';

/** A run that can be made to train; which engine does it is hidden. */
export interface Trainee {
  /** Trains whole steps and resolves when they are really done, on the device too. */
  run(steps: number): Promise<void>;
  dispose(): void;
}

/** Makes trainees on one engine. */
export interface Gym {
  readonly adapter?: string;
  /** The engine behind the contract; absent for stock TensorFlow.js, which has none. */
  readonly engine?: Engine;
  train(experiment: Experiment, seed: number): Promise<Trainee>;
}

export function lawOf({ data: { id, ...params } }: Experiment): Law {
  return findLaw(id).create(params, { imported: new Map() });
}

async function onEngine(engine: Engine): Promise<Gym> {
  const programs = new WeakMap<Experiment, Program>();
  return {
    engine,
    ...(engine.info.adapter !== undefined && { adapter: engine.info.adapter }),
    async train(experiment, seed) {
      // Members of an ensemble differ by seed only, and share the data.
      const program = programs.get(experiment) ?? buildProgram(experiment, lawOf(experiment));
      programs.set(experiment, program);
      const execution = await engine.load(program, seed);
      const settings = settingsAt(experiment);
      return {
        run: async (steps) => void (await execution.run(steps, settings)),
        dispose: () => execution.dispose(),
      };
    },
  };
}

async function onStock(backend: StockBackend, wasmPath: WasmPath): Promise<Gym> {
  await startStockBackend(backend, wasmPath);
  const adapter = backend === 'webgpu' ? (await probeGpu()).adapter : undefined;
  return {
    ...(adapter !== undefined && { adapter }),
    async train(experiment) {
      const points = lawOf(experiment).sample(key(experiment.seed, 'data'), RESIDENT_POINTS);
      const training = createStockTraining(experiment, points);
      return {
        async run(steps) {
          for (let i = 0; i < steps; i++) training.step();
          await training.finished();
        },
        dispose: training.dispose,
      };
    },
  };
}

/** The engine of an id. Throws an error with the reason if it cannot start here. */
export async function openGym(id: BenchEngine, wasmPath: WasmPath): Promise<Gym> {
  switch (id) {
    case 'compiled-wasm':
      return onEngine(await createWasmEngine({ variant: 'relaxed' }));
    case 'compiled-wasm-strict':
      return onEngine(await createWasmEngine({ variant: 'strict' }));
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
  }
}
