import { describe, expect, it } from 'vitest';
import { defaultExperiment, withValues } from '../experiment/experiment.ts';
import { presetExperiment } from '../experiment/presets/contract.ts';
import { findPreset } from '../experiment/presets/index.ts';
import type { TrainingRun } from '../train/run.ts';
import { createPace } from './pace.ts';
import { createStride } from './stride.ts';

/** The heaviest run that a link can ask for. */
const heavy = withValues(presetExperiment(findPreset('gp')), {
  'training.batch': 2048,
  'generator.width': 512,
  'critic.width': 512,
  'generator.depth': 6,
  'critic.depth': 6,
  'training.criticSteps': 100,
  'training.packing': 4,
});
const WEIGHTS = 512 * 512 * 5;

/** A run whose steps take so long on a clock of its own, in `pieces` executions of phases. */
function slow(experiment: typeof heavy, stepMs: number, pieces: number) {
  let now = 0;
  let done = 0;
  const calls: number[] = [];
  const take = (count: number): void => {
    done += count;
    now += (count * stepMs) / pieces;
    calls.push(now);
  };
  const weights = new Float32Array(WEIGHTS);
  const run = {
    experiment,
    snapshots: { at: () => ({ state: { 'generator.weights': weights, 'critic.weights': weights } }) },
    get step() {
      return Math.floor(done / pieces);
    },
    async advance(steps: number) {
      take(steps * pieces);
      return null;
    },
    async runPhase() {
      take(1);
      return { phase: 'critic', divergence: null };
    },
  } as unknown as TrainingRun;
  return { run, calls, stride: createStride(run, createPace(), { now: () => now }) };
}

describe('a stride', () => {
  it('announces steps that keep the worker from answering before the first of them begins', () => {
    const { stride } = slow(heavy, 60_000, 101);
    expect(stride.busyMs()).toBeGreaterThan(700);
    expect(slow(defaultExperiment(), 1, 2).stride.busyMs()).toBeUndefined();
  });

  it('takes a long step piece by piece from the first on, so that a pause waits for one piece only', async () => {
    const { run, calls, stride } = slow(heavy, 60_000, 101);
    for (let i = 0; i < 101; i++) await stride.go(1);
    expect(run.step).toBe(1);
    const longest = Math.max(...calls.map((at, i) => at - (calls[i - 1] ?? 0)));
    expect(longest).toBeLessThan(1_000);
    // What was timed takes the place of the estimate.
    expect(stride.busyMs()).toBeUndefined();
  });

  it('knows a sampler by its two networks and their updates', () => {
    const sampler = withValues(defaultExperiment(), {
      'method.id': 'dft',
      'generator.width': 512,
      'generator.depth': 6,
      'sampler.batch': 2048,
      'sampler.scoreSteps': 20,
    });
    expect(slow(sampler, 60_000, 21).stride.busyMs()).toBeGreaterThan(700);
    expect(slow(withValues(sampler, { 'sampler.batch': 64 }), 1_000, 21).stride.busyMs()).toBeUndefined();
  });

  it('goes back to whole steps where the estimate was too long', async () => {
    const { calls, stride } = slow(heavy, 20, 101);
    for (let i = 0; i < 101; i++) await stride.go(1);
    calls.length = 0;
    await stride.go(5);
    expect(calls).toHaveLength(1);
  });
});
