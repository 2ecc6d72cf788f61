import { expect, it, vi } from 'vitest';
import { createWasmEngine } from '../engine/wasm/wasmEngine.ts';
import { defaultExperiment, withValues } from '../experiment/experiment.ts';
import { withLightMetrics } from '../testing/lightMetrics.ts';
import { createTrainer } from './trainer.ts';

// What is learned is compared here, not how it scores.
vi.mock('../train/evaluate.ts', async (importActual) => withLightMetrics(await importActual()));

const experiment = withValues(defaultExperiment(), {
  'generator.width': 8,
  'generator.depth': 1,
  'critic.width': 8,
  'critic.depth': 1,
  'training.batch': 8,
});

const createStrict = () =>
  createTrainer({
    room: { gpu: async () => 'missing', start: () => createWasmEngine({ variant: 'strict' }), forget: () => {} },
    now: () => performance.now(),
    breathe: (ms) => new Promise((resolve) => setTimeout(resolve, Math.min(ms, 2))),
  });

it('two workers agree wherever they come to the same step, and nowhere else', async () => {
  const [wall, notes] = [createStrict(), createStrict()];
  expect(await wall.checksum()).toBeNull();
  await Promise.all([wall.load(experiment), notes.load(experiment)]);
  const start = await wall.checksum();
  expect(start).toMatchObject({ step: 0 });
  expect((await notes.checksum())?.sum).toBe(start?.sum);
  await wall.runTo(60);
  await notes.meet('max', 25);
  expect((await notes.checksum())?.sum).not.toBe((await wall.checksum())?.sum);
  await notes.meet('max', 60);
  expect(await notes.checksum()).toMatchObject({ step: 60, sum: (await wall.checksum())?.sum });
  // Another setting from here on makes another run of it.
  await notes.set({ 'generatorOptimiser.rate': 0.01 });
  await Promise.all([wall.runTo(70), notes.meet('max', 70)]);
  expect((await notes.checksum())?.sum).not.toBe((await wall.checksum())?.sum);
});
