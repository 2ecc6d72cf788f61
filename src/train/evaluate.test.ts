import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../engine/contract.ts';
import { createWasmEngine } from '../engine/wasm/wasmEngine.ts';
import { defaultExperiment, withValues } from '../experiment/experiment.ts';
import { lawOnce } from '../testing/drawnOnce.ts';
import { startRun, type TrainingRun } from './run.ts';

const small = withValues(defaultExperiment(), {
  'generator.width': 8,
  'critic.width': 8,
  'training.batch': 16,
  'smoothing.on': true,
});

describe('all metrics of a run', () => {
  let engine: Engine;
  let run: TrainingRun;
  beforeAll(async () => {
    engine = await createWasmEngine({ variant: 'strict' });
  });
  afterAll(() => engine.dispose());
  beforeEach(async () => {
    run = await startRun(small, lawOnce(small.data), engine);
    return () => run.dispose();
  });

  it('are measured once while it stands', async () => {
    await run.advanceTo(30);
    const measured = await run.evaluate();
    expect(await run.evaluate()).toBe(measured);
    // Fewer of them are no part of it: a light evaluation has no reasons for what it left out.
    expect(Object.keys((await run.evaluate(['modes'])).metrics)).toEqual(['modes', 'bandwidth']);
    expect(await run.evaluate()).toBe(measured);
  });

  const moves: Readonly<Record<string, () => unknown>> = {
    'another step': () => run.advance(1),
    'a phase of a step': () => run.runPhase('critic'),
    'a live setting': () => run.set({ 'smoothing.bandwidth': 0.4 }),
    'the way back': () => run.back(1),
  };
  it.each(Object.keys(moves))('are measured anew after %s', async (name) => {
    await run.advanceTo(30);
    const before = await run.evaluate();
    await moves[name]?.();
    const after = await run.evaluate();
    expect(after).not.toBe(before);
    expect(after).not.toEqual(before);
  });

  it('are those of a run that was never asked', async () => {
    for (const step of [0, 10, 20]) {
      await run.advanceTo(step);
      await run.evaluate();
    }
    const fresh = await startRun(small, lawOnce(small.data), engine);
    await fresh.advanceTo(20);
    expect(await run.evaluate()).toEqual(await fresh.evaluate());
    fresh.dispose();
  });
});
