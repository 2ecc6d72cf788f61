import type { Helper } from '../../engine/wasm/threads/team.ts';
import { effective } from '../../experiment/availability.ts';
import { benchExperiment, findBenchCase } from '../../experiment/benchmark/cases.ts';
import { presetExperiment } from '../../experiment/presets/contract.ts';
import { findPreset } from '../../experiment/presets/index.ts';
import { programOf } from '../programOf.ts';
import type { WasmPath } from './backends.ts';
import { openSession, type Session } from './bursts.ts';
import { stepFacts } from './facts.ts';
import { peakProducts } from './peak.ts';
import type { Seat } from './protocol.ts';
import { type Gym, openGym } from './trainees.ts';

/** A seat at which one engine is measured. `wasmPath` says where the binaries of stock tfjs are, `hire` starts threads. */
export function createSeat(wasmPath: WasmPath, hire: () => Helper): Seat {
  const sessions = new Map<string, Session>();
  let gym: Gym | undefined;

  function open(): Gym {
    if (!gym) throw new Error('the seat has no engine yet');
    return gym;
  }

  function engine() {
    const { engine } = open();
    if (!engine) throw new Error('stock TensorFlow.js compiles nothing');
    return engine;
  }

  return {
    async start(id) {
      gym = await openGym(id, wasmPath, hire);
      return gym.adapter === undefined ? {} : { adapter: gym.adapter };
    },

    async load(caseId, k) {
      const experiment = benchExperiment(findBenchCase(caseId));
      const start = performance.now();
      const trainee = await open().train(experiment, k);
      const loadMs = performance.now() - start;
      sessions.set(`${caseId} ${k}`, await openSession(trainee, () => performance.now()));
      return { loadMs };
    },

    async measure(caseId, k, ms) {
      const session = sessions.get(`${caseId} ${k}`);
      if (!session) throw new RangeError(`${caseId}, K = ${k}: not loaded`);
      return session.measure(ms);
    },

    async compileTimes(presetId, repeats) {
      const experiment = effective(presetExperiment(findPreset(presetId)));
      const program = await programOf(experiment);
      const times: number[] = [];
      for (let i = 0; i < repeats; i++) {
        const start = performance.now();
        const execution = await engine().load(program, experiment.seed);
        times.push(performance.now() - start);
        execution.dispose();
      }
      return times;
    },

    peak: () => peakProducts(engine(), () => performance.now()),

    async facts(caseId) {
      const experiment = benchExperiment(findBenchCase(caseId));
      return stepFacts(await programOf(experiment));
    },
  };
}
