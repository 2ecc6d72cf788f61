import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createWasmEngine } from '../engine/wasm/wasmEngine.ts';
import { defaultExperiment, withValues } from '../experiment/experiment.ts';
import { withLightMetrics } from '../testing/lightMetrics.ts';
import type { TrainerApi, TrainerEvent } from './protocol.ts';
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
const rests = () => new Promise((resolve) => setTimeout(resolve, 40));

describe('a run that plays towards a meeting', () => {
  let trainer: TrainerApi;
  let events: TrainerEvent[];
  const status = () => events.findLast((event) => event.type === 'status')?.status;
  const measured = () => events.flatMap((event) => (event.type === 'evaluation' ? [event.evaluation.step] : []));

  beforeEach(async () => {
    events = [];
    trainer = createTrainer({
      room: { gpu: async () => 'missing', start: () => createWasmEngine({ variant: 'strict' }), forget: () => {} },
      now: () => performance.now(),
      breathe: (ms) => new Promise((resolve) => setTimeout(resolve, Math.min(ms, 2))),
    });
    trainer.subscribe((event) => events.push(structuredClone(event)));
    await trainer.load(experiment);
    events = [];
  });

  it('waits there, still playing, and is measured there and nowhere else', async () => {
    expect(await trainer.meet('max', 70)).toMatchObject({ status: { step: 70, state: 'running' } });
    await rests();
    expect((await trainer.metrics()).step).toBe(70);
    expect(await trainer.meet('max', 150)).toMatchObject({ status: { step: 150, state: 'running' } });
    expect(measured()).toEqual([70, 150]);
  });

  it('keeps its speed on the way, however slow', async () => {
    expect(await trainer.meet(400, 20)).toMatchObject({ status: { step: 20 } });
    expect(await trainer.meet('max', 400)).toMatchObject({ status: { step: 400 } });
  });

  it('goes to where it is already at once', async () => {
    await trainer.runTo(30);
    expect(await trainer.meet('max', 30)).toMatchObject({ status: { step: 30, state: 'paused' } });
  });

  it('stands when it is paused, waiting or not', async () => {
    await trainer.meet('max', 20);
    await trainer.pause();
    expect(status()).toMatchObject({ state: 'paused', step: 20 });
    const under = trainer.meet('max', 1e9);
    await rests();
    await trainer.pause();
    const { step, state } = (await under).status;
    expect(state).toBe('paused');
    expect(step).toBeGreaterThan(20);
    expect(await trainer.runTo(step + 5)).toMatchObject({ step: step + 5, state: 'paused' });
  });

  it('plays on alone when it is asked to', async () => {
    await trainer.meet('max', 20);
    await trainer.play('max');
    await expect.poll(() => status()?.step).toBeGreaterThan(20);
    await trainer.pause();
  });

  it('stops before it where its settings say so, and tells', async () => {
    await trainer.load(withValues(experiment, { 'stop.steps': 55 }));
    expect(await trainer.meet('max', 90)).toMatchObject({ status: { step: 55, state: 'stopped' } });
  });

  it('answers when another run takes its place', async () => {
    await trainer.meet('max', 20);
    const waiting = trainer.meet('max', 1e9);
    await trainer.load(experiment);
    expect((await waiting).status.step).toBeGreaterThanOrEqual(20);
    expect(await trainer.meet('max', 5)).toMatchObject({ status: { step: 5 } });
  });

  it('takes one step after the other in slow motion', async () => {
    await trainer.meet('stages', 1);
    await rests();
    expect((await trainer.metrics()).step).toBe(1);
  });
});
