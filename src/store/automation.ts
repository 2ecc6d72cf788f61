import type { EngineInfo } from '../engine/contract.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { experimentFromJson } from '../experiment/json.ts';
import type { Notice } from '../schema/codec.ts';
import type { Evaluation } from '../train/frame.ts';
import type { Status } from '../worker/protocol.ts';
import { followLink } from './engineChoice.ts';
import type { Session } from './session.ts';

/** The page as a program: for tests, scripted figures and curious people with a console open. */
export interface Automation {
  /** Loads a configuration (a preset id, or a nested or dotted object of settings) at step 0, paused. Rejects with the reason if it cannot run. */
  load(config: unknown): Promise<{ readonly notices: readonly Notice[] }>;
  /** Trains this many steps and resolves with where the run stands. */
  run(steps: number): Promise<Status>;
  pause(): Promise<void>;
  metrics(): Promise<Evaluation>;
  /** Generated points x0, y0, x1, y1, … of the fixed evaluation latents. */
  samples(): Promise<Float32Array>;
  /** Settings as they are now. */
  config(): Experiment;
  /** Changes settings as a control would. */
  set(changes: Readonly<Record<string, number | string | boolean>>): void;
  /** Whether the run is kept while it plays: to measure what that costs. */
  keep(isWanted: boolean): Promise<void>;
  engine(): EngineInfo | undefined;
  status(): Status;
}

declare global {
  interface Window {
    modescope?: Automation;
  }
}

export function provideAutomation(session: Session): void {
  const { run, experiment: settings } = session.stores;
  window.modescope = {
    async load(config) {
      const { experiment, preset, engine, notices } = experimentFromJson(config);
      if (engine) followLink(engine);
      const result = await session.load(experiment, preset, notices);
      if (!result.ok) throw new Error(result.reason.en);
      return { notices };
    },
    async run(steps) {
      if (!Number.isInteger(steps) || steps < 0) throw new RangeError('run(steps) needs a whole number of steps');
      await session.settled();
      return session.runTo(run.getState().status.step + steps);
    },
    pause: () => session.pause(),
    async metrics() {
      await session.settled();
      return session.trainer.metrics();
    },
    async samples() {
      await session.settled();
      return session.trainer.samples();
    },
    config: () => settings.getState().experiment,
    set: (changes) => session.change(changes),
    keep: (isWanted) => session.trainer.keep(isWanted),
    engine: () => run.getState().status.engine,
    status: () => run.getState().status,
  };
}
