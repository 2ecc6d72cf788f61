import type { Engine } from '../../engine/contract.ts';
import { type Demo, type RunId, type Start, startExperiment } from '../../experiment/demos/contract.ts';
import { type Driver, type Patience, play } from '../../experiment/demos/playback.ts';
import type { Measured } from '../../experiment/demos/readings.ts';
import type { DemoSeed } from '../../experiment/demos/results.ts';
import { type Experiment, isLive, withValues } from '../../experiment/experiment.ts';
import type { TrainingRun } from '../../train/run.ts';
import { openRun } from '../resources.ts';

/** Digits that are kept of a value. */
const DIGITS = 5;

/** A run of this process; a setting that is not live begins it again, as on the page. */
async function openDriver(experiment: Experiment, engine: Engine): Promise<Driver & { dispose(): void }> {
  let run: TrainingRun = await openRun(experiment, engine);
  return {
    step: () => run.step,
    advanceTo: async (step) => (await run.advanceTo(step)) === null,
    async change(changes) {
      if (Object.keys(changes).every((key) => isLive(run.experiment, key))) return run.set(changes);
      const next = withValues(run.experiment, changes);
      run.dispose();
      run = await openRun(next, engine);
    },
    async restart(changes) {
      const next = withValues(run.experiment, changes);
      run.dispose();
      run = await openRun(next, engine);
    },
    async measure(wanted): Promise<Measured> {
      const { step, metrics, shares } = await run.evaluate(wanted);
      return { step, metrics, shares };
    },
    dispose: () => run.dispose(),
  };
}

/** Opens the runs of a script in this process, and disposes of those there were. */
export function runOpener(seed: number, engine: Engine) {
  let there: { dispose(): void }[] = [];
  const dispose = (): void => {
    for (const run of there) run.dispose();
    there = [];
  };
  return {
    dispose,
    async open(starts: Readonly<Partial<Record<RunId, Start>>>): Promise<Partial<Record<RunId, Driver>>> {
      dispose();
      const drivers: Partial<Record<RunId, Driver>> = {};
      for (const [id, start] of Object.entries(starts) as [RunId, Start][]) {
        const driver = await openDriver(startExperiment(start, seed), engine);
        there.push(driver);
        drivers[id] = driver;
      }
      return drivers;
    },
  };
}

/** Nobody reads on the command line. */
export const HASTE: Patience = { read: async () => {}, pace: async () => {}, hand: async () => {} };

export const rounded = (value: number | null): number | null =>
  value === null ? null : Number(value.toPrecision(DIGITS));

/** Plays a demo with one seed and without a person: nothing is waited for, and everything is checked. Throws LawError for unusable data. */
export async function playSeed(demo: Demo, seed: number, engine: Engine): Promise<DemoSeed> {
  const { open, dispose } = runOpener(seed, engine);
  try {
    const outcome = await play({ demo, open, patience: HASTE, tell: () => {} });
    const { missed = [], isEnding = false, shown = [] } = outcome ?? {};
    return { seed, missed, isEnding, shows: shown.map(rounded) };
  } finally {
    dispose();
  }
}
