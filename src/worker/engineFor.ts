import type { Law } from '../data/law.ts';
import type { Engine, EngineId } from '../engine/contract.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { startRun } from '../train/run.ts';
import type { FeatureNetwork } from '../train/subject.ts';
import { type ChosenEngine, chooseEngine } from './engines.ts';
import type { TrainerHost } from './host.ts';
import type { LoadOptions } from './protocol.ts';

const TRIAL_MS = 120;

/**
 * The engine for a run: the one asked for; else the one that its checkpoint was taken on, so that it goes on bit for bit;
 * else the one that is fastest on the run itself. Throws EngineUnavailableError.
 */
export async function engineFor(
  host: TrainerHost,
  { engine = 'auto', from }: LoadOptions,
  network: () => Promise<FeatureNetwork | undefined>,
  experiment: Experiment,
  law: Law,
): Promise<ChosenEngine> {
  /** Steps per second of the run on an engine. */
  async function trial(candidate: Engine): Promise<number> {
    const run = await startRun(experiment, law, candidate, await network());
    try {
      await run.advance(2);
      const start = host.now();
      let steps = 0;
      for (; host.now() - start < TRIAL_MS; steps += 4) await run.advance(4);
      return (1_000 * steps) / (host.now() - start);
    } finally {
      run.dispose();
    }
  }
  const choose = (wanted: EngineId | 'auto') => chooseEngine(host.room, wanted, trial);
  if (!from || engine !== 'auto') return choose(engine);
  return choose(from.engine).catch(() => choose('auto'));
}
