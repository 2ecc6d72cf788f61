import { expect, it } from 'vitest';
import { findLaw } from '../data/index.ts';
import { defaultExperiment, withValues } from '../experiment/experiment.ts';
import type { ParamsOf, Schema } from '../schema/param.ts';
import { estimatedLookMs, weightsFor } from '../train/stepCost.ts';
import type { LoopParts } from './loopParts.ts';
import type { Checkpoint, TrainerEvent } from './protocol.ts';
import { createReports } from './reports.ts';

it('announces a look that keeps the worker from answering, once one took long, and takes it back', async () => {
  let now = 0;
  let lookMs = 2_000;
  const events: TrainerEvent[] = [];
  const parts = {
    host: { now: () => now },
    run: {
      snapshots: { at: () => undefined },
      past: { now: () => undefined },
      async evaluate() {
        now += lookMs;
        return {};
      },
    },
    id: 1,
    emit: (event: TrainerEvent) => events.push(event),
  } as unknown as LoopParts;
  const { evaluate } = createReports(
    parts,
    {
      here: async () => ({}) as Checkpoint,
      take: async () => {},
      whenDue: async () => {},
      expire: () => {},
      renew: async () => {},
    },
    () => {},
  );
  await evaluate();
  expect(events).toEqual([]);
  lookMs = 5;
  await evaluate();
  await evaluate();
  expect(events).toEqual([
    { type: 'busy', ms: 2_000 },
    { type: 'busy', ms: 0 },
  ]);
});

it('knows large networks before they were looked at', () => {
  const large = {
    'critic.width': 512,
    'critic.depth': 6,
    'generator.width': 512,
    'generator.depth': 6,
  };
  const { id, ...params } = defaultExperiment().data;
  const law = findLaw(id).create(params as ParamsOf<Schema>, { imported: new Map() });
  expect(estimatedLookMs(weightsFor(withValues(defaultExperiment(), large), law))).toBeGreaterThan(1_000);
  expect(estimatedLookMs(weightsFor(defaultExperiment(), law))).toBeLessThan(700);
  const sampler = weightsFor(withValues(defaultExperiment(), { 'method.id': 'dft', 'score.width': 64 }), law);
  expect(sampler.generator).toBeGreaterThan(0);
  expect(sampler.critic).toBeGreaterThan(64 * 64);
});
