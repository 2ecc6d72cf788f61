import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine, Snapshot } from '../../engine/contract.ts';
import { createWasmEngine } from '../../engine/wasm/wasmEngine.ts';
import { changesOfChoice, defaultExperiment, type Experiment, withValues } from '../../experiment/experiment.ts';
import type { ParamValue } from '../../schema/param.ts';
import { lawOnce } from '../../testing/drawnOnce.ts';
import { createTrainer } from '../../worker/trainer.ts';
import { startRun } from '../run.ts';
import { sharedSteps } from './branch.ts';

type Changes = Readonly<Record<string, ParamValue>>;

function experimentOf(method: string, changes: Changes = {}): Experiment {
  const start = withValues(defaultExperiment(), { 'data.id': 'bars-and-stripes', seed: 11 });
  const small = { 'tower.bottomSteps': 200, 'tower.codes': 5, 'tower.topUnits': 4 };
  return withValues(withValues(start, changesOfChoice('method.id', method, start)), { ...small, ...changes });
}

let engine: Engine;
beforeAll(async () => {
  engine = await createWasmEngine({ variant: 'strict' });
});
afterAll(() => engine.dispose());

const started = (experiment: Experiment) => startRun(experiment, lawOnce(experiment.data), engine);

describe('another top', () => {
  it.each<[string, Changes]>([
    ['aeri', { 'tower.topUnits': 9, 'tower.topTrainer': 'pcd', 'tower.gibbs': 2 }],
    ['stacked-rbm', { 'topOptimiser.kind': 'momentum' }],
  ])('over a bottom by %s goes on from its end as if it had been there from the beginning', async (method, changes) => {
    const before = experimentOf(method);
    const run = await started(before);
    await run.advanceTo(350);
    const other = withValues(before, changes);
    expect(sharedSteps(before, other)).toBe(200);
    const [branch, anew] = [await started(other), await started(other)];
    await branch.resume(run.snapshots.at(200) as Snapshot);
    for (const each of [branch, anew]) await each.advanceTo(320);
    const stateOf = async (of: typeof run) => (await of.execution.snapshot()).state;
    expect(await stateOf(branch)).toEqual(await stateOf(anew));
    expect(await stateOf(branch)).not.toEqual(await stateOf(run));
    for (const each of [run, branch, anew]) each.dispose();
  });

  it.each<Changes>([
    { 'tower.codes': 6 },
    { 'bottomOptimiser.rate': 0.02 },
    { seed: 9 },
    { 'tower.gibbs': 3 },
    { 'data.id': 'tea' },
    { 'method.id': 'single-rbm' },
    { 'tower.topUnits': 3, 'tower.batch': 7 },
  ])('is not all that is different where %o is', (changes) => {
    const tower = experimentOf('stacked-rbm');
    expect(sharedSteps(tower, withValues(tower, changes))).toBe(0);
  });

  it('begins where the bottom was frozen, unless there is no such state or nobody asks for it', async () => {
    const trainer = createTrainer({
      room: {
        gpu: async () => 'missing',
        start: async () => ({ ...engine, dispose: async () => {} }),
        forget: () => {},
      },
      now: () => performance.now(),
      breathe: async () => {},
    });
    const stepOf = async (changes: Changes, branches: boolean): Promise<number | undefined> => {
      const result = await trainer.load(experimentOf('aeri', changes), { branches });
      return result.ok ? result.step : undefined;
    };
    await stepOf({}, true);
    await trainer.runTo(120);
    expect(await stepOf({ 'tower.topUnits': 6 }, true)).toBe(0);
    await trainer.runTo(260);
    expect(await stepOf({ 'tower.topUnits': 7 }, true)).toBe(200);
    // From the very end of the bottom again, and the run of another seed has none.
    expect(await stepOf({ 'tower.topUnits': 8 }, true)).toBe(200);
    expect(await stepOf({ 'tower.topUnits': 8, seed: 12 }, true)).toBe(0);
    await trainer.runTo(260);
    expect(await stepOf({ 'tower.topUnits': 5, seed: 12 }, false)).toBe(0);
  });
});
