import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultExperiment, withValues } from '../experiment/experiment.ts';
import { withLightMetrics } from '../testing/lightMetrics.ts';
import { withLocalWorkers, localWorkers as workers } from '../testing/localWorkers.ts';
import { provideAutomation } from './automation.ts';
import type { LinkSync } from './linkSync.ts';
import { createRunStores } from './runStores.ts';
import { provideSession, type Session } from './session.ts';
import { createSession } from './sessionController.ts';

vi.mock('../worker/client.ts', async (importActual) => withLocalWorkers(await importActual()));
vi.mock('../train/evaluate.ts', async (importActual) => withLightMetrics(await importActual()));

const experiment = withValues(defaultExperiment(), {
  'generator.width': 8,
  'generator.depth': 1,
  'critic.width': 8,
  'critic.depth': 1,
  'training.batch': 8,
});

const link: LinkSync = {
  read: () => Promise.reject(new Error('not asked for')),
  write: () => {},
  complete: () => {},
  settle: () => {},
  href: () => '',
  onVisit: () => {},
};

const stores = createRunStores();
const { experiment: experimentStore, run: runStore, series: seriesStore } = stores;
const status = () => runStore.getState().status;
const reaches = (step: number) => expect.poll(() => status().step).toBeGreaterThan(step);

describe('the session', () => {
  let session: Session;

  // A page has one session: its runs are counted from the first to the last.
  beforeAll(() => {
    vi.stubGlobal('window', {});
    session = createSession({ link, stores });
    provideSession(session);
    provideAutomation(link);
  });
  beforeEach(async () => {
    await session.load(experiment);
  });
  afterEach(() => session.pause());
  afterAll(() => vi.unstubAllGlobals());

  it('is not deaf after a crash of a later run, started again or gone on with', async () => {
    await session.load(withValues(experiment, { seed: 2 }));
    await session.runTo(30);
    const { run } = status();
    workers.at(-1)?.die('pulled');
    expect(runStore.getState().crashed).toBe('pulled');
    await session.startAgain();
    expect(status()).toMatchObject({ state: 'ready', step: 0 });
    expect(status().run).toBeGreaterThan(run);
    expect(runStore.getState().crashed).toBeNull();
    session.play();
    await reaches(0);
    await session.pause();
    const { step } = runStore.getState().status;
    workers.at(-1)?.die('again');
    await session.goOn(false);
    expect(status()).toMatchObject({ state: 'paused', step });
    expect(seriesStore.points().at(-1)?.step).toBe(step);
  });

  it('goes on in place of a worker that fell silent', async () => {
    await session.runTo(25);
    workers.at(-1)?.stop();
    expect(runStore.getState().isSilent).toBe(true);
    await session.goOn();
    expect(runStore.getState().isSilent).toBe(false);
    await reaches(25);
  });

  it('brings the run back that an undo returns to', async () => {
    await session.runTo(20);
    session.change({ 'training.batch': 16 });
    await session.settled();
    expect(status().step).toBe(0);
    session.undo();
    await session.settled();
    expect(status().step).toBe(20);
  });

  it('does what is asked to the run that comes of a setting moved meanwhile, not to the one before', async () => {
    const loading = session.load(withValues(experiment, { seed: 9 }));
    session.step('step');
    await Promise.resolve();
    session.change({ 'training.batch': 16 });
    await loading;
    await expect.poll(() => status()).toMatchObject({ step: 1, state: 'paused' });
    await new Promise((resolve) => setTimeout(resolve, 400));
    await session.settled();
    expect(status()).toMatchObject({ step: 1, state: 'paused' });
  });

  it('takes a key pressed twice for two wishes, before the run is there and after', async () => {
    const loading = session.load(withValues(experiment, { seed: 3 }));
    session.toggle();
    session.toggle();
    await loading;
    await expect.poll(() => status().state).toBe('paused');
    session.toggle();
    session.toggle();
    session.toggle();
    await reaches(0);
    expect(status().state).toBe('running');
  });

  it('carries out verbs in the order in which they came', async () => {
    session.change({ 'training.batch': 32 });
    session.reset();
    session.toggle();
    await reaches(0);
    void session.load(withValues(experiment, { seed: 4 }));
    session.play();
    await window.modescope?.pause();
    expect(status().state).not.toBe('running');
    expect(experimentStore.getState().experiment.seed).toBe(4);
  });
});
