import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createWasmEngine } from '../engine/wasm/wasmEngine.ts';
import { defaultExperiment, withValues } from '../experiment/experiment.ts';
import { withLightMetrics } from '../testing/lightMetrics.ts';
import type { Checkpoint, Status, TrainerApi, TrainerEvent } from './protocol.ts';
import { createTrainer } from './trainer.ts';

// When a run is measured is told here, not what.
vi.mock('../train/evaluate.ts', async (importActual) => withLightMetrics(await importActual()));

const experiment = withValues(defaultExperiment(), {
  'generator.width': 8,
  'generator.depth': 1,
  'critic.width': 8,
  'critic.depth': 1,
  'training.batch': 8,
  'smoothing.on': true,
});

describe('the time machine', () => {
  let events: TrainerEvent[];
  let trainer: TrainerApi;
  let stepMs: number;

  function start(): TrainerApi {
    const made = createTrainer({
      room: { gpu: async () => 'missing', start: () => createWasmEngine({ variant: 'strict' }), forget: () => {} },
      now: () => performance.now(),
      breathe: (ms) => new Promise((resolve) => setTimeout(resolve, Math.max(stepMs, Math.min(ms, 5)))),
    });
    made.subscribe((event) => events.push(structuredClone(event)));
    return made;
  }

  const checkpoints = () => events.flatMap((event) => (event.type === 'checkpoint' ? [event.checkpoint] : []));
  const evaluations = () => events.flatMap((event) => (event.type === 'evaluation' ? [event.evaluation] : []));
  const statuses = () => events.flatMap((event) => (event.type === 'status' ? [event.status] : []));

  /** A run of 730 steps whose bandwidth was moved at step 310; samples at some steps. */
  async function live(): Promise<Map<number, Float32Array>> {
    const seen = new Map<number, Float32Array>();
    await trainer.load(experiment, { run: 1 });
    for (const step of [120, 310, 455, 730]) {
      await trainer.runTo(step);
      seen.set(step, await trainer.samples());
      if (step === 310) await trainer.set({ 'smoothing.bandwidth': 1.25 });
    }
    return seen;
  }

  beforeEach(() => {
    events = [];
    stepMs = 0;
    trainer = start();
  });

  it('shows any step as it was, with the settings of then, and comes back to now', async () => {
    const seen = await live();
    const kept = checkpoints().length;
    for (const step of [455, 120, 310]) {
      const status = await trainer.travel(step);
      expect(status).toMatchObject({ state: 'paused', step, past: { now: 730 } });
      expect(await trainer.samples()).toEqual(seen.get(step));
      expect(status.past?.experiment.smoothing.bandwidth).toBe(step < 310 ? experiment.smoothing.bandwidth : 1.25);
      expect(evaluations().at(-1)).toMatchObject({ step, isPast: true });
    }
    const back = await trainer.travel(9_999);
    expect(back).toMatchObject({ state: 'paused', step: 730 });
    expect(back.past).toBeUndefined();
    expect(await trainer.samples()).toEqual(seen.get(730));
    expect(evaluations().at(-1)?.isPast).toBeUndefined();
    // Nothing of the past is taken for what the run has come to.
    expect(
      checkpoints()
        .slice(kept)
        .every(({ snapshot }) => snapshot.step === 730),
    ).toBe(true);
  });

  it('plays from the past to now and beyond, as one that never looked back', async () => {
    await live();
    await trainer.runTo(900);
    const straight = await trainer.samples();
    await trainer.load(experiment, { run: 2 });
    await live();
    await trainer.travel(200);
    expect((await trainer.runTo(300)).past).toMatchObject({ now: 730 });
    const ended = await trainer.runTo(900);
    expect(ended.past).toBeUndefined();
    expect(await trainer.samples()).toEqual(straight);
  });

  it('branches off where it is looked at; the branch knows its trunk, and what was left can be taken up again', async () => {
    const seen = await live();
    const trunk = checkpoints().at(-1) as Checkpoint;
    await trainer.travel(455);
    const here = (await trainer.branch()) as Checkpoint;
    expect(here).toMatchObject({ snapshot: { step: 455 }, experiment: { smoothing: { bandwidth: 1.25 } } });
    expect((await trainer.load(here.experiment, { run: 2, from: here })).ok).toBe(true);
    await trainer.set({ 'smoothing.bandwidth': 0.2 });
    await trainer.runTo(600);
    expect((await trainer.way())?.log.map(({ step }) => step)).toEqual([0, 310, 455]);
    await trainer.travel(120);
    expect(await trainer.samples()).toEqual(seen.get(120));
    const other = checkpoints().at(-1) as Checkpoint;
    await trainer.load(trunk.experiment, { run: 3, from: trunk });
    expect(await trainer.samples()).toEqual(seen.get(730));
    await trainer.travel(455);
    expect(await trainer.samples()).toEqual(seen.get(455));
    expect(other.snapshot.step).toBe(600);
  });

  it('lasts over a new worker: a checkpoint tells how it came about', async () => {
    const seen = await live();
    const from = structuredClone(checkpoints().at(-1) as Checkpoint);
    expect(from.story?.log.map(({ step }) => step)).toEqual([0, 310]);
    const other = start();
    await other.load(from.experiment, { from, run: 2 });
    for (const step of [310, 120, 455]) {
      await other.travel(step);
      expect(await other.samples()).toEqual(seen.get(step));
    }
    const stranger = start();
    const { story, ...untold } = from;
    const foreign = { ...untold, story: { life: '', numerics: -1, log: story?.log ?? [] } };
    for (const unknown of [untold, foreign]) {
      await stranger.load(from.experiment, { from: unknown, run: 3 });
      const status: Status = await stranger.travel(700);
      expect(status.step).toBe(730);
      expect((await stranger.travel(0)).step).toBe(0);
    }
  });

  it('makes only the newest of many journeys, answers meanwhile, and tells of a long way', async () => {
    await live();
    await trainer.travel(0);
    // The way is gone over anew, slowly.
    const from = checkpoints().at(-1) as Checkpoint;
    const slow = start();
    await slow.load(from.experiment, { from: structuredClone(from), run: 2 });
    stepMs = 250;
    const first = slow.travel(729);
    const journeys = [650, 600, 3].map((step) => slow.travel(step));
    await slow.alive();
    expect((await journeys.at(-1))?.step).toBe(3);
    await first;
    await slow.travel(40);
    expect(statuses().filter(({ past }) => past?.towards === 40).length).toBeGreaterThan(0);
    expect(statuses().at(-1)).toMatchObject({ step: 40, past: { now: 730 } });
    expect(statuses().at(-1)?.past?.towards).toBeUndefined();
  });

  it('shows the law of then, and that of now again', async () => {
    const laws = () => events.flatMap((event) => (event.type === 'law' ? [event.law] : []));
    const typed = withValues(withValues(defaultExperiment(), { 'data.id': 'formula', 'method.id': 'ula' }), {
      'particles.count': 6,
    });
    const loaded = await trainer.load(typed, { run: 1 });
    await trainer.runTo(20);
    const moved = await trainer.set({ 'data.letters': 'R:1.2,s:0.5' });
    await trainer.runTo(40);
    if (!loaded.ok || !moved?.ok) throw new Error('the law was refused');
    expect(moved.law.bounds).not.toEqual(loaded.law.bounds);
    await trainer.travel(10);
    expect(laws().at(-1)?.bounds).toEqual(loaded.law.bounds);
    await trainer.travel(30);
    expect(laws().at(-1)?.bounds).toEqual(moved.law.bounds);
    await trainer.travel(10);
    await trainer.runTo(35);
    expect(laws().at(-1)?.bounds).toEqual(moved.law.bounds);
  });

  it('is seen in passing, and measured where one rests', async () => {
    await live();
    const frames = () => events.flatMap((event) => (event.type === 'frame' ? [event.frame.step] : []));
    const measured = evaluations().length;
    const drawn = frames().length;
    const first = trainer.travel(100);
    await expect.poll(() => frames().length).toBeGreaterThan(drawn);
    const passed = trainer.travel(200);
    await Promise.resolve();
    const last = trainer.travel(300);
    await Promise.all([first, passed, last]);
    expect(frames().at(-1)).toBe(300);
    expect(evaluations().at(-1)).toMatchObject({ step: 300, isPast: true });
    expect(evaluations().length - measured).toBeLessThan(3);
    expect(statuses().at(-1)).toMatchObject({ step: 300, state: 'paused', past: { now: 730 } });
  });

  it('is not entered by a run that plays on meanwhile', async () => {
    await live();
    const gone = trainer.travel(100);
    await trainer.play('max');
    await gone;
    expect(statuses().at(-1)?.state).toBe('running');
    await trainer.pause();
  });
});
