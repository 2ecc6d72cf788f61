import { DEMO_ENGINE, DEMO_SEED, type RunId, type Start, startExperiment } from '../../experiment/demos/contract.ts';
import type { Driver } from '../../experiment/demos/playback.ts';
import type { Measured } from '../../experiment/demos/readings.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { FIRST_PRESET } from '../../experiment/presets/index.ts';
import type { Text } from '../../schema/text.ts';
import { drives } from '../present/drives.ts';
import { createRunStores } from '../runStores.ts';
import type { Session } from '../session.ts';
import { createSession } from '../sessionController.ts';

/** Runs of a demo have no address of their own: that of the page names the demo. */
const MUTE = { write() {}, settle() {}, complete() {}, href: () => '' };

export type DemoSessions = Readonly<Partial<Record<RunId, Session>>>;

/** A run that did not come to be, and why. */
export class DemoRunError extends Error {
  readonly reason: Text;
  constructor(reason: Text) {
    super(reason.en);
    this.reason = reason;
  }
}

/** A session in a worker of its own, on the engine whose bits are the same in every browser. Throws DemoRunError where it cannot run. */
export const openDemoRun = (start: Start, seed = DEMO_SEED): Promise<Session> =>
  openStrictRun(startExperiment(start, seed), start.preset ?? FIRST_PRESET);

/** The same of any experiment. */
export async function openStrictRun(experiment: Experiment, preset: string): Promise<Session> {
  const stores = createRunStores();
  stores.experiment.replace(experiment, preset, []);
  const session = createSession({ link: MUTE, stores, engine: () => DEMO_ENGINE });
  session.isLed = true;
  const result = await session.start();
  if (result.ok) return session;
  session.end();
  throw new DemoRunError(result.reason);
}

/** How a playback drives a session of the page. What the stores say of the step is a little behind, so that it is asked of the worker. */
export function driverOf(session: Session): Driver {
  const { run } = session.stores;
  let step = 0;
  return {
    step: () => step,
    async advanceTo(to) {
      if (step >= to) return true;
      const met = await session.trainer.meet('max', to).catch(() => undefined);
      step = met?.status.step ?? step;
      drives.moved(session, step);
      return step >= to;
    },
    async change(changes) {
      drives.changed(session, changes);
      session.change(changes);
      await session.settled();
    },
    async restart(changes) {
      session.change(changes);
      await session.settled();
      await session.reset();
      step = 0;
    },
    async measure(wanted): Promise<Measured> {
      const known = run.getState().evaluation;
      // While a run plays, costly metrics are left out of what it tells by itself.
      const isWhole = known?.step === step && wanted.every((key) => key in known.metrics);
      const { metrics, shares, classShares } = isWhole ? known : await session.trainer.metrics(wanted);
      const classes = (run.getState().law?.classes ?? []).map(({ name }) => name);
      return { step, metrics, shares, ...(classShares && { classShares, classes }) };
    },
  };
}
