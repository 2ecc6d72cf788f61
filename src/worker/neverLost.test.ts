import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Engine, Execution } from '../engine/contract.ts';
import { createWasmEngine } from '../engine/wasm/wasmEngine.ts';
import { defaultExperiment, withValues } from '../experiment/experiment.ts';
import { withLightMetrics } from '../testing/lightMetrics.ts';
import type { Checkpoint, TrainerApi, TrainerEvent } from './protocol.ts';
import { createTrainer } from './trainer.ts';

// When a run is measured is told here, not what.
vi.mock('../train/evaluate.ts', async (importActual) => withLightMetrics(await importActual()));

const experiment = withValues(defaultExperiment(), {
  'generator.width': 8,
  'generator.depth': 1,
  'critic.width': 8,
  'critic.depth': 1,
  'training.batch': 8,
});

/** An engine whose device is gone as soon as `isDead` says so. */
function mortal(engine: Engine, isDead: () => boolean): Engine {
  return {
    ...engine,
    info: { id: 'compiled-webgpu' },
    async load(program, seed) {
      const execution = await engine.load(program, seed);
      const dying =
        <A extends unknown[], R>(verb: (...given: A) => Promise<R>) =>
        (...given: A): Promise<R> =>
          isDead() ? Promise.reject(new Error('device lost')) : verb(...given);
      return Object.create(execution, {
        info: { value: { id: 'compiled-webgpu' } },
        run: { value: dying((...given: Parameters<Execution['run']>) => execution.run(...given)) },
        probe: { value: dying((...given: Parameters<Execution['probe']>) => execution.probe(...given)) },
        snapshot: { value: dying(() => execution.snapshot()) },
      }) as Execution;
    },
  };
}

describe('a run that is never lost', () => {
  let events: TrainerEvent[];
  let isDead: boolean;
  /** No other engine starts beside the one that died. */
  let isAlone: boolean;
  let trainer: TrainerApi;

  function start(): TrainerApi {
    const made = createTrainer({
      room: {
        gpu: async () => 'missing',
        start: async (id) => {
          if (isAlone && id !== 'compiled-webgpu') throw new Error(`no ${id}`);
          const engine = await createWasmEngine({ variant: 'strict' });
          return id === 'compiled-webgpu' ? mortal(engine, () => isDead) : engine;
        },
        forget: () => {},
      },
      now: () => performance.now(),
      breathe: (ms) => new Promise((resolve) => setTimeout(resolve, Math.min(ms, 5))),
    });
    made.subscribe((event) => events.push(structuredClone(event)));
    return made;
  }

  const statuses = () => events.flatMap((event) => (event.type === 'status' ? [event.status] : []));
  const checkpoints = (): readonly Checkpoint[] =>
    events.flatMap((event) => (event.type === 'checkpoint' ? [event.checkpoint] : []));

  beforeEach(() => {
    events = [];
    isDead = false;
    isAlone = false;
    trainer = start();
  });

  it('goes on from a checkpoint in a new worker, bit for bit, with its live settings', async () => {
    await trainer.load(experiment, { run: 7 });
    await trainer.runTo(120);
    await trainer.set({ 'generatorOptimiser.rate': 3e-4 });
    await trainer.runTo(137);
    const from = checkpoints().at(-1) as Checkpoint;
    expect(from).toMatchObject({ run: 7, engine: 'compiled-wasm-strict', snapshot: { step: 137 } });
    expect(from.experiment.generatorOptimiser.rate).toBe(3e-4);
    await trainer.runTo(180);
    const straight = await trainer.samples();

    const other = start();
    expect((await other.load(from.experiment, { from, run: 8 })).ok).toBe(true);
    expect(statuses().at(-1)).toMatchObject({ run: 8, state: 'paused', step: 137 });
    await other.runTo(180);
    expect(await other.samples()).toEqual(straight);
    expect((await other.travel(0)).step).toBe(0);
  });

  it('hands out where it stands before it measures that', async () => {
    await trainer.load(experiment);
    await trainer.runTo(7);
    const kept = events.findIndex((event) => event.type === 'checkpoint' && event.checkpoint.snapshot.step === 7);
    const measured = events.findIndex((event) => event.type === 'evaluation' && event.evaluation.step === 7);
    expect(kept).toBeGreaterThan(-1);
    expect(kept).toBeLessThan(measured);
  });

  it('hands out settings that move while it stands', async () => {
    await trainer.load(experiment);
    await trainer.runTo(7);
    await trainer.set({ 'generatorOptimiser.rate': 3e-4 });
    await trainer.setView({ layers: ['real'], bounds: { xMin: -1, xMax: 1, yMin: -1, yMax: 1 } });
    const ofSeven = checkpoints().filter(({ snapshot }) => snapshot.step === 7);
    expect(ofSeven.map(({ experiment: { generatorOptimiser } }) => generatorOptimiser.rate)).toEqual([
      experiment.generatorOptimiser.rate,
      3e-4,
    ]);
  });

  it('goes on from the middle of a step', async () => {
    await trainer.load(withValues(experiment, { 'training.criticSteps': 3 }));
    await trainer.runTo(4);
    await trainer.advance('critic');
    const from = checkpoints().at(-1) as Checkpoint;
    expect(from.snapshot).toMatchObject({ step: 4, repeat: 1 });
    await trainer.runTo(9);
    const straight = await trainer.samples();
    const other = start();
    await other.load(from.experiment, { from });
    await other.runTo(9);
    expect(await other.samples()).toEqual(straight);
  });

  it('hands out the state as it is when another run takes its place', async () => {
    await trainer.load(experiment, { run: 1 });
    await trainer.play('max');
    await expect.poll(() => statuses().at(-1)?.step ?? 0).toBeGreaterThan(0);
    await trainer.load(withValues(experiment, { seed: 9 }), { run: 2 });
    const left = checkpoints().findLast(({ run }) => run === 1);
    const seen = Math.max(
      ...statuses()
        .filter(({ run }) => run === 1)
        .map(({ step }) => step),
    );
    expect(left?.snapshot.step).toBeGreaterThanOrEqual(seen);
  });

  it('refuses a state that does not fit, and keeps the run it has', async () => {
    await trainer.load(experiment);
    await trainer.runTo(3);
    const from = checkpoints().at(-1) as Checkpoint;
    const wider = withValues(experiment, { 'generator.width': 9 });
    expect(await trainer.load(wider, { from })).toMatchObject({ ok: false });
    expect((await trainer.runTo(5)).step).toBe(5);
  });

  it('ends verbs of a replaced run quietly', async () => {
    await trainer.load(experiment);
    await trainer.play('max');
    const verbs = [trainer.pause(), trainer.advance('step'), trainer.travel(5), trainer.runTo(1e6), trainer.pause()];
    const loaded = trainer.load(withValues(experiment, { seed: 2 }));
    verbs.push(trainer.advance('critic'), trainer.travel(1));
    await expect(Promise.all(verbs)).resolves.toBeDefined();
    expect((await loaded).ok).toBe(true);
  });

  it('never loses a play that follows a pause', async () => {
    await trainer.load(experiment);
    for (let i = 0; i < 10; i++) {
      await trainer.play('max');
      const paused = trainer.pause();
      const played = trainer.play('max');
      await Promise.all([paused, played]);
      expect(statuses().at(-1)?.state).toBe('running');
    }
    const gone = trainer.travel(1);
    await trainer.play('max');
    await gone;
    expect(statuses().at(-1)?.state).toBe('running');
    await trainer.pause();
    expect(statuses().at(-1)?.state).toBe('paused');
  });

  it('carries out only the newest of many loads', async () => {
    const all = Array.from({ length: 12 }, (_, seed) =>
      trainer.load(withValues(experiment, { seed }), { run: seed + 1 }),
    );
    const results = await Promise.all(all);
    expect(results.at(-1)?.ok).toBe(true);
    expect(results.filter(({ ok }) => ok).length).toBeLessThanOrEqual(2);
    expect(statuses().at(-1)?.run).toBe(12);
  });

  it('moves to the CPU when the device is lost while the run stands still', async () => {
    await trainer.load(experiment, { engine: 'compiled-webgpu' });
    await trainer.runTo(200);
    isDead = true;
    await trainer.advance('step');
    expect(statuses().at(-1)).toMatchObject({ state: 'stopped', stop: { kind: 'engine-lost', healthyStep: 200 } });
    expect((await trainer.runTo(210)).step).toBe(210);
  });

  it('says that it is gone, and answers who waits, when no other engine takes the run over', async () => {
    await trainer.load(experiment, { engine: 'compiled-webgpu' });
    await trainer.runTo(100);
    isDead = true;
    isAlone = true;
    expect(await trainer.runTo(200)).toMatchObject({ state: 'stopped' });
    expect(events.filter(({ type }) => type === 'gone')).toEqual([{ type: 'gone', message: 'no eager-cpu' }]);
    await expect(Promise.all([trainer.pause(), trainer.advance('step'), trainer.travel(1)])).resolves.toBeDefined();
    expect(events.filter(({ type }) => type === 'gone')).toHaveLength(1);
  });
});
