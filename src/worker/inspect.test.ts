import { expect, it } from 'vitest';
import { createEagerEngine } from '../engine/eager/eagerEngine.ts';
import { defaultExperiment, withValues } from '../experiment/experiment.ts';
import { createTrainer } from './trainer.ts';

const experiment = withValues(defaultExperiment(), {
  'generator.width': 8,
  'generator.depth': 1,
  'critic.width': 8,
  'critic.depth': 1,
  'training.batch': 8,
});

const trainerHere = () =>
  createTrainer({
    room: { gpu: async () => 'missing', start: () => createEagerEngine('cpu'), forget: () => {} },
    now: () => performance.now(),
    breathe: (ms) => new Promise((resolve) => setTimeout(resolve, Math.min(ms, 5))),
  });

it('answers null before a run is loaded', async () => {
  expect(await trainerHere().inspect('forces', {})).toBeNull();
});

it('reads instruments between slices of a playing run, as plain data, without disturbing it', async () => {
  const trainer = trainerHere();
  await trainer.load(experiment);
  await trainer.runTo(40);
  const straight = await trainer.samples();
  await trainer.load(experiment);
  const reached = trainer.runTo(40);
  const early = await trainer.inspect('forces', { points: 10, bandwidth: 0.5 });
  await trainer.inspect('penaltyMicroscope', { points: 10, columns: 4 });
  await reached;
  const late = await trainer.inspect('forces', { points: 10, bandwidth: 0.5 });
  expect(await trainer.samples()).toEqual(straight);
  expect(late).toMatchObject({ run: 2, step: 40, answer: { available: true, bandwidth: 0.5 } });
  expect(early?.step).toBeLessThan(40);
  expect(structuredClone(late)).toEqual(late);
});
