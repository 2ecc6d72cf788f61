import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultExperiment, withValues } from '../experiment/experiment.ts';
import { withLightMetrics } from '../testing/lightMetrics.ts';
import { withLocalWorkers, localWorkers as workers } from '../testing/localWorkers.ts';
import type { LinkSync } from './linkSync.ts';
import { readRunFile, writeRunFile } from './runFile.ts';
import { createRunStores } from './runStores.ts';
import { asCheckpoint } from './savedRuns.ts';
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
  'smoothing.on': true,
  'smoothing.bandwidth': 0.5,
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
const status = () => stores.run.getState().status;
const shown = () => stores.experiment.getState().experiment.smoothing.bandwidth;
const steps = () => stores.series.points().map(({ step }) => step);

describe('the past on the page', () => {
  let session: Session;

  beforeAll(() => {
    session = createSession({ link, stores });
    provideSession(session);
  });
  // A run of 260 steps whose bandwidth was moved at step 150.
  beforeEach(async () => {
    await session.load(experiment);
    await session.runTo(150);
    session.change({ 'smoothing.bandwidth': 0.9 });
    await session.runTo(260);
  });
  afterEach(() => session.pause());
  afterAll(() => vi.unstubAllGlobals());

  it('shows the settings of then, keeps the charts, and leaves everything as it is now', async () => {
    const recorded = steps();
    const samples = await session.trainer.samples();
    await session.travel(40);
    expect(status()).toMatchObject({ step: 40, past: { now: 260 } });
    expect(shown()).toBe(0.5);
    expect(stores.run.getState().evaluation).toMatchObject({ step: 40, isPast: true });
    await session.travel(200);
    expect(shown()).toBe(0.9);
    expect(steps()).toEqual(recorded);
    expect(stores.kept.current()?.checkpoint.snapshot.step).toBe(260);
    await session.travel(Number.POSITIVE_INFINITY);
    expect(status().past).toBeUndefined();
    expect(stores.experiment.getState().present).toBeNull();
    expect(await session.trainer.samples()).toEqual(samples);
    expect(steps()).toEqual(recorded);
    expect(stores.series.events().filter(({ step }) => step === 260)).toEqual([]);
  });

  it('goes another way where a setting is moved, as often as it is moved, and comes back to what was left', async () => {
    const trunk = stores.kept.current();
    const samples = await session.trainer.samples();
    await session.travel(100);
    for (const value of [0.6, 0.7, 1.3]) session.change({ 'smoothing.bandwidth': value }, 'drag');
    await session.settled();
    expect(status().past).toBeUndefined();
    expect(status().step).toBe(100);
    await session.runTo(180);
    expect(shown()).toBe(1.3);
    expect(stores.kept.current()).toMatchObject({
      parent: { line: trunk?.line, step: 100 },
      checkpoint: { experiment: { smoothing: { bandwidth: 1.3 } } },
    });
    expect(Math.max(...steps())).toBe(180);
    const left = stores.kept.shelf().find(({ line }) => line === trunk?.line);
    expect(left?.checkpoint.snapshot.step).toBe(260);
    expect((await session.resume(left as NonNullable<typeof left>)).ok).toBe(true);
    expect(await session.trainer.samples()).toEqual(samples);
    expect(steps().at(-1)).toBe(260);
    await session.travel(100);
    expect(shown()).toBe(0.5);
  });

  it('plays on where a setting is moved while the past is played', async () => {
    await session.travel(20);
    session.setSpeed(200);
    session.play();
    await expect.poll(() => status().step).toBeGreaterThan(22);
    session.change({ 'smoothing.bandwidth': 0.2 });
    await expect.poll(() => status().run > 0 && !status().past && status().state).toBe('running');
    await session.pause();
    expect(shown()).toBe(0.2);
    expect(stores.kept.current()?.parent?.step).toBeLessThan(260);
    session.setSpeed('max');
  });

  it('goes another way as it is, or where a player is trained alone', async () => {
    await session.travel(70);
    expect((await session.fork()).ok).toBe(true);
    expect(shown()).toBe(0.5);
    expect(status()).toMatchObject({ step: 70 });
    expect(status().past).toBeUndefined();
    const { run } = status();
    await session.travel(30);
    await session.step('critic');
    expect(status().run).toBeGreaterThan(run);
    expect(stores.kept.current()?.parent?.step).toBe(30);
  });

  it('is left by whatever is about the run as it is now', async () => {
    await session.travel(70);
    session.undo();
    await expect.poll(() => status().past).toBeUndefined();
    expect(shown()).toBe(0.5);
    expect(status().step).toBe(260);
    session.redo();
    await expect.poll(() => stores.kept.current()?.checkpoint.experiment.smoothing.bandwidth ?? shown()).toBe(0.9);
    await session.travel(70);
    session.change({ seed: 77 });
    await session.settled();
    expect(status()).toMatchObject({ step: 0 });
    expect(shown()).toBe(0.5);
  });

  it('is forgotten with a worker that dies, not what the run has come to', async () => {
    await session.travel(70);
    workers.at(-1)?.die('pulled');
    await session.goOn(false);
    expect(status()).toMatchObject({ step: 260 });
    expect(shown()).toBe(0.9);
    // Another worker lives it again.
    await session.travel(150);
    expect(status()).toMatchObject({ step: 150, past: { now: 260 } });
  });

  it('is told in few words, however long a slider is dragged', async () => {
    for (let i = 0; i < 60; i++) {
      session.change({ 'smoothing.bandwidth': 0.5 + i / 100 }, 'drag');
      await session.step('step');
    }
    const story = stores.kept.current()?.checkpoint.story;
    expect(story?.log.length).toBeGreaterThan(55);
    const { start: _, ...told } = story ?? {};
    expect(JSON.stringify(told).length).toBeLessThan(120 * (story?.log.length ?? 0));
  });

  it('goes into the file of the run, and is read from it if it is sound', async () => {
    const kept = stores.kept.current();
    if (!kept) throw new Error('nothing is kept');
    const row = { line: 'a', savedAt: 1, step: 260, preset: '', experiment: kept.checkpoint.experiment };
    const read = readRunFile(writeRunFile({ row, kept }), 'b').kept.checkpoint;
    expect(read.story?.log.map(({ step }) => step)).toEqual([0, 150]);
    expect(read.story?.start.smoothing.bandwidth).toBe(0.5);
    expect(read.story?.log[1]?.changes).toEqual({ 'smoothing.bandwidth': 0.9 });
    expect(asCheckpoint(structuredClone(kept.checkpoint))?.story).toMatchObject({ life: read.story?.life });
    const { story } = kept.checkpoint;
    const [first] = story?.log ?? [];
    for (const log of [
      [],
      7,
      [null],
      [{ ...first, step: -0.5 }],
      [{ ...first, changes: { nonsense: 1 } }],
      [{ ...first, changes: { 'smoothing.bandwidth': 'wide' } }],
      [{ ...first, changes: { 'generator.width': 4 } }],
    ])
      expect(asCheckpoint({ ...kept.checkpoint, story: { ...story, log } })?.story).toBeUndefined();
  });
});
