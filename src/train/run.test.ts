import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../engine/contract.ts';
import { createEagerEngine } from '../engine/eager/eagerEngine.ts';
import { defaultExperiment, type Experiment, withValues } from '../experiment/experiment.ts';
import { lawOnce } from '../testing/drawnOnce.ts';
import { startRun, type TrainingRun } from './run.ts';

const small = withValues(defaultExperiment(), {
  'generator.width': 8,
  'generator.depth': 1,
  'critic.width': 8,
  'critic.depth': 1,
  'training.batch': 16,
  'smoothing.on': true,
  'smoothing.schedule': 'linear',
  'smoothing.duration': 60,
  'penalty.kind': 'zero-centred',
});

describe('a run', () => {
  let engine: Engine;
  /** A run that nothing is changed of. */
  let straight: Awaited<ReturnType<typeof steered>>;
  beforeAll(async () => {
    engine = await createEagerEngine('cpu');
    straight = await steered();
  });
  afterAll(() => engine.dispose());

  async function start(experiment: Experiment = small): Promise<TrainingRun> {
    return startRun(experiment, lawOnce(experiment.data), engine);
  }

  /** Samples after 40 steps, with one live change at step 20. */
  async function steered(key?: string, value = 0): Promise<{ before: Float32Array; after: Float32Array }> {
    const run = await start();
    await run.advanceTo(20);
    const before = await run.generated();
    if (key) run.set({ [key]: value });
    await run.advanceTo(40);
    const after = await run.generated();
    run.dispose();
    return { before, after };
  }

  it.each([
    ['smoothing.bandwidth', 1.5],
    ['smoothing.end', 0.02],
    ['penalty.weight', 30],
    ['criticOptimiser.rate', 0.01],
    ['training.criticSteps', 3],
  ])('with %s moved is bit-identical before and different after', async (key, value) => {
    const moved = await steered(key, value);
    expect(moved.before).toEqual(straight.before);
    expect(moved.after).not.toEqual(straight.after);
    expect(await steered(key, value)).toEqual(moved);
  });

  it('learns no more once the learning rates have fallen to zero', async () => {
    const run = await start(
      withValues(small, {
        'generatorOptimiser.annealing': 'linear',
        'generatorOptimiser.annealingSteps': 30,
        'criticOptimiser.annealing': 'linear',
        'criticOptimiser.annealingSteps': 30,
      }),
    );
    await run.advanceTo(25);
    const before = await run.generated();
    await run.advanceTo(30);
    const at = await run.generated();
    await run.advanceTo(60);
    expect(at).not.toEqual(before);
    expect(await run.generated()).toEqual(at);
    run.dispose();
  });

  it('refuses to change live what needs a restart', async () => {
    const run = await start();
    expect(() => run.set({ 'generator.width': 64 })).toThrow(/restart.*generator\.width/);
    expect(run.experiment).toEqual(small);
    run.dispose();
  });

  it('goes back to a snapshot and repeats the same steps', async () => {
    const run = await start();
    await run.advanceTo(230);
    const first = await run.generated();
    expect(await run.back(100)).toBe(100);
    expect(run.step).toBe(100);
    const { metrics } = await run.evaluate();
    expect(metrics.criticLoss).toEqual(expect.any(Number));
    await run.advanceTo(230);
    expect(await run.generated()).toEqual(first);
    expect(await run.back(Number.POSITIVE_INFINITY)).toBe(0);
    run.dispose();
  });

  it('stops at the last healthy snapshot when the weights explode', async () => {
    const run = await start(withValues(small, { 'smoothing.on': false, 'penalty.kind': 'none' }));
    await run.advanceTo(150);
    run.set({ 'generatorOptimiser.rate': 1, 'criticOptimiser.rate': 1 });
    const poisoned = await run.execution.snapshot();
    const weights = poisoned.state['critic.weights'] as Float32Array;
    weights[0] = Number.NaN;
    await run.execution.restore(poisoned);
    const divergence = await run.advanceTo(260);
    expect(divergence).toMatchObject({ healthyStep: 100 });
    expect(divergence?.step).toBeGreaterThan(150);
    expect(run.step).toBe(100);
    expect((await run.generated()).every(Number.isFinite)).toBe(true);
    run.dispose();
  });

  it('trains one player alone when its phase is asked for', async () => {
    const run = await start();
    const generator = async () => (await run.execution.snapshot()).state['generator.weights'];
    const before = await generator();
    await run.runPhase('critic');
    await run.runPhase('critic');
    expect(await generator()).toEqual(before);
    await run.runPhase('generator');
    expect(await generator()).not.toEqual(before);
    run.dispose();
  });
});
