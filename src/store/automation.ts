import type { EngineInfo } from '../engine/contract.ts';
import { asPicked, type Experiment } from '../experiment/experiment.ts';
import { experimentFromJson } from '../experiment/json.ts';
import type { Notice } from '../schema/codec.ts';
import type { Evaluation } from '../train/frame.ts';
import type { Status } from '../worker/protocol.ts';
import { followLink } from './engineChoice.ts';
import type { LinkSync } from './linkSync.ts';
import { type Arm, pairStore } from './pairStore.ts';
import { type Session, session } from './session.ts';

type Changes = Readonly<Record<string, number | string | boolean>>;

/** What a run is asked about. */
interface RunView {
  /** Settings as they are now. */
  config(): Experiment;
  status(): Status;
  metrics(): Promise<Evaluation>;
  /** Generated points x0, y0, x1, y1, … of the fixed evaluation latents. */
  samples(): Promise<Float32Array>;
  engine(): EngineInfo | undefined;
}

/** The page as a program: for tests, scripted figures and curious people with a console open. All is about the run that the controls change. */
export interface Automation extends Omit<RunView, 'engine'> {
  /** Loads a configuration (a preset id, or a nested or dotted object of settings) at step 0, paused. Rejects with the reason if it cannot run. */
  load(config: unknown): Promise<{ readonly notices: readonly Notice[] }>;
  pause(): Promise<void>;
  /** Changes settings as controls would: another law or method brings what it recommends, and what is named goes over that; also those that the link keeps from hands. */
  set(changes: Changes): void;
  /** Whether the run is kept while it plays: to measure what that costs. */
  keep(isWanted: boolean): Promise<void>;
  engine(): EngineInfo | undefined;
  /** Puts a twin beside the run, if there is none, and changes settings of B; resolves when both stand side by side. */
  compare(changes?: Changes): Promise<void>;
  /** One of the two runs; the only one while there is no other. */
  run(steps: number): Promise<Status>;
  run(arm: Arm): RunView;
}

declare global {
  interface Window {
    modescope?: Automation;
  }
}

const viewOf = (of: () => Session): RunView => ({
  config: () => of().stores.experiment.getState().experiment,
  status: () => of().stores.run.getState().status,
  engine: () => of().stores.run.getState().status.engine,
  async metrics() {
    await of().settled();
    return of().trainer.metrics();
  },
  async samples() {
    await of().settled();
    return of().trainer.samples();
  },
});

const change = (of: Session, changes: Changes): void =>
  of.change(asPicked(of.stores.experiment.getState().experiment, changes), undefined, true);

async function runOn(steps: number): Promise<Status> {
  if (!Number.isInteger(steps) || steps < 0) throw new RangeError('run(steps) needs a whole number of steps');
  await session().settled();
  return session().runTo(session().stores.run.getState().status.step + steps);
}

export function provideAutomation(link: LinkSync): void {
  function run(steps: number): Promise<Status>;
  function run(arm: Arm): RunView;
  function run(what: number | Arm): Promise<Status> | RunView {
    return typeof what === 'number' ? runOn(what) : viewOf(() => pairStore.getState().pair?.[what] ?? session());
  }
  window.modescope = {
    ...viewOf(session),
    run,
    async load(config) {
      const { experiment, preset, engine, notices } = experimentFromJson(config);
      if (engine) followLink(engine);
      const result = await session().load(experiment, preset, notices);
      if (!result.ok) throw new Error(result.reason.en);
      return { notices };
    },
    pause: () => session().pause(),
    set: (changes) => change(session(), changes),
    keep: (isWanted) => session().trainer.keep(isWanted),
    async compare(changes = {}) {
      const { b } = await (await import('./compare.ts')).openPair(session(), link);
      change(b, changes);
      await session().settled();
    },
  };
}
