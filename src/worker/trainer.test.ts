import { beforeEach, describe, expect, it } from 'vitest';
import type { Engine, Execution } from '../engine/contract.ts';
import { createEagerEngine } from '../engine/eager/eagerEngine.ts';
import { defaultExperiment, withValues } from '../experiment/experiment.ts';
import type { TrainerApi, TrainerEvent } from './protocol.ts';
import { createTrainer } from './trainer.ts';

const experiment = withValues(defaultExperiment(), {
  'generator.width': 8,
  'generator.depth': 1,
  'critic.width': 8,
  'critic.depth': 1,
  'training.batch': 8,
});
/** With a seed for which no noise floor comes with the page. */
const unrecorded = withValues(experiment, { seed: 8_001 });

/** An engine whose device is lost at step 200. */
function mortal(engine: Engine): Engine {
  return {
    ...engine,
    info: { id: 'compiled-webgpu' },
    async load(program, seed) {
      const execution = await engine.load(program, seed);
      return Object.create(execution, {
        info: { value: { id: 'compiled-webgpu' } },
        run: {
          value: (...given: Parameters<Execution['run']>) =>
            execution.step >= 200 ? Promise.reject(new Error('device lost')) : execution.run(...given),
        },
      }) as Execution;
    },
  };
}

describe('the trainer', () => {
  let trainer: TrainerApi;
  let events: TrainerEvent[];
  const last = <T extends TrainerEvent['type']>(type: T) =>
    events.findLast((event): event is Extract<TrainerEvent, { type: T }> => event.type === type);

  beforeEach(() => {
    events = [];
    trainer = createTrainer({
      room: { gpu: async () => 'missing', start: () => createEagerEngine('cpu'), forget: () => {} },
      now: () => performance.now(),
      breathe: (ms) => new Promise((resolve) => setTimeout(resolve, Math.min(ms, 5))),
    });
    trainer.subscribe((event) => events.push(structuredClone(event)));
  });

  it('loads a run paused at step 0 and shows it', async () => {
    const result = await trainer.load(experiment);
    expect(result).toMatchObject({ ok: true, law: { modes: { length: 8 } } });
    expect(last('status')?.status).toMatchObject({ state: 'ready', step: 0, noGpu: 'missing' });
    expect(last('frame')?.frame.generated.length).toBe(1_000);
    expect(last('evaluation')?.evaluation.metrics.modeCount).toBe(8);
  });

  it('refuses a method that needs classes where there are none, and leaves the run', async () => {
    await trainer.load(experiment);
    await trainer.runTo(3);
    const refused = await trainer.load(withValues(experiment, { 'data.id': 'gaussian', 'method.id': 'am-gan' }));
    expect(refused).toMatchObject({ ok: false, reason: { en: expect.stringMatching(/needs data with classes/) } });
    expect(await trainer.runTo(4)).toMatchObject({ step: 4 });
  });

  it('knows what a perfect sampler of the law scores, while a run goes on, and the next run need not ask again', async () => {
    await trainer.load(unrecorded);
    expect(await trainer.quickFloor()).toEqual({});
    const asked = trainer.noiseFloor();
    await trainer.runTo(10);
    const floor = await asked;
    expect(floor?.modes).toMatchObject({ median: 8 });
    expect(floor?.w1?.low).toBeGreaterThan(0);
    expect(Object.keys(floor ?? {})).not.toContain('criticGap');
    await trainer.load(withValues(unrecorded, { 'training.batch': 32 }));
    expect(await trainer.noiseFloor()).toBe(floor);
  });

  it('takes costly metrics now and then while it plays, and always when it stands', async () => {
    await trainer.load(experiment);
    events = [];
    await trainer.play('max');
    const taken = () => events.flatMap((event) => (event.type === 'evaluation' ? [event.evaluation.metrics] : []));
    await expect.poll(() => taken().length, { timeout: 20_000 }).toBeGreaterThan(1);
    await trainer.pause();
    expect(taken()[0]).toHaveProperty('w1');
    expect(taken()[1]).not.toHaveProperty('w1');
    expect(taken()[1]).toHaveProperty('slicedWasserstein');
    expect(last('evaluation')?.evaluation.metrics).toHaveProperty('w1');
    expect((await trainer.metrics()).metrics.w1).toBe(last('evaluation')?.evaluation.metrics.w1);
  });

  it('answers a verb only when the news of it have been heard', async () => {
    await trainer.load(experiment);
    let isListening = false;
    const unheard: (() => void)[] = [];
    const hear = () => unheard.splice(0).forEach((resolve) => void resolve());
    trainer.subscribe(() => new Promise<void>((resolve) => (isListening ? resolve() : unheard.push(resolve))));
    const verbs = [
      () => trainer.play('max'),
      () => trainer.pause(),
      () => trainer.advance('step'),
      () => trainer.travel(1),
    ];
    for (const verb of verbs) {
      isListening = false;
      let isAnswered = false;
      const asked = verb().then(() => {
        isAnswered = true;
      });
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(isAnswered).toBe(false);
      isListening = true;
      hear();
      await asked;
    }
  });

  it('drops the question about a law that has gone', async () => {
    await trainer.load(unrecorded);
    const asked = trainer.noiseFloor();
    await trainer.load(withValues(unrecorded, { seed: 8_002 }));
    expect(await asked).toBeNull();
  });

  it('refuses data that cannot be learnt and keeps the run it has', async () => {
    await trainer.load(experiment);
    await trainer.runTo(5);
    const refused = await trainer.load(withValues(experiment, { 'data.id': 'drawn' }));
    expect(refused.ok).toBe(false);
    expect((await trainer.runTo(7)).step).toBe(7);
  });

  it('plays, pauses at once, and goes on from there', async () => {
    await trainer.load(experiment);
    await trainer.play('max');
    await new Promise((resolve) => setTimeout(resolve, 80));
    await trainer.pause();
    const paused = last('status')?.status;
    expect(paused?.state).toBe('paused');
    expect(paused?.step).toBeGreaterThan(0);
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(last('status')?.status.step).toBe(paused?.step);
  });

  it('runs to an exact step, bit for bit like any other way there', async () => {
    await trainer.load(experiment);
    expect((await trainer.runTo(130)).step).toBe(130);
    const straight = await trainer.samples();
    await trainer.reset();
    for (let i = 0; i < 3; i++) await trainer.advance('step');
    await trainer.runTo(130);
    expect(await trainer.samples()).toEqual(straight);
    expect((await trainer.travel(-370)).step).toBe(0);
  });

  it('answers whoever waits for a run that is replaced or stepped by hand', async () => {
    await trainer.load(experiment);
    const waiting = trainer.runTo(1_000_000);
    await trainer.load(experiment);
    expect((await waiting).state).toBe('paused');
    const again = trainer.runTo(1_000_000);
    await trainer.advance('step');
    expect((await again).state).toBe('paused');
  });

  it('tells the stages of a step in slow motion', async () => {
    await trainer.load(experiment);
    for (let i = 0; i < 11; i++) await trainer.advance('stage');
    const told = events.filter((event) => event.type === 'stage').map(({ stage }) => stage);
    expect(told).toHaveLength(11);
    expect(told.at(-1)).toBe('generator-update');
    expect(last('status')?.status.step).toBe(1);
  });

  it('stops at the step it was told to', async () => {
    await trainer.load(withValues(experiment, { 'stop.steps': 17 }));
    await trainer.runTo(1_000);
    expect(last('status')?.status).toMatchObject({ state: 'stopped', step: 17, stop: { kind: 'steps' } });
  });

  it('moves to the CPU at the last healthy snapshot when its engine dies, and can go on', async () => {
    const forgotten: string[] = [];
    trainer = createTrainer({
      room: {
        gpu: async () => 'hardware',
        start: async (id) =>
          id === 'compiled-webgpu' ? mortal(await createEagerEngine('cpu')) : createEagerEngine('cpu'),
        forget: (id) => forgotten.push(id),
      },
      now: () => performance.now(),
      breathe: () => new Promise((resolve) => setTimeout(resolve)),
    });
    trainer.subscribe((event) => events.push(structuredClone(event)));
    await trainer.load(experiment, { engine: 'compiled-webgpu' });
    await trainer.runTo(400);
    const stopped = last('status')?.status;
    expect(stopped).toMatchObject({ state: 'stopped', step: 200, stop: { kind: 'engine-lost', healthyStep: 200 } });
    expect(forgotten).toEqual(['compiled-webgpu']);
    expect((await trainer.runTo(230)).step).toBe(230);
  });

  it('reads critic and densities at a point', async () => {
    await trainer.load(experiment);
    const reading = await trainer.read(0, 2);
    expect(reading?.critic).toBeGreaterThan(0);
    expect(reading?.critic).toBeLessThan(1);
    expect(reading?.density).toBeGreaterThan(1);
    expect(reading?.generatedDensity).toBeGreaterThanOrEqual(0);
  });
});
