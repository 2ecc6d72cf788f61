import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultExperiment, withValues } from '../experiment/experiment.ts';
import { withLightMetrics } from '../testing/lightMetrics.ts';
import { localWorkers, withLocalWorkers } from '../testing/localWorkers.ts';
import { chooseArm, closePair, compareWith, makeEqual, openPair, swapArms, togglePair } from './compare.ts';
import { engineChoice } from './engineChoice.ts';
import type { LinkSync } from './linkSync.ts';
import { takeOver } from './pairSession.ts';
import { type Arm, type Pair, pairStore } from './pairStore.ts';
import { createRunStores } from './runStores.ts';
import { provideSession, type Session, session } from './session.ts';
import { createSession } from './sessionController.ts';

vi.mock('../worker/client.ts', async (importActual) => withLocalWorkers(await importActual()));
vi.mock('../train/evaluate.ts', async (importActual) => withLightMetrics(await importActual()));

const experiment = withValues(defaultExperiment(), {
  'generator.width': 8,
  'generator.depth': 1,
  'critic.width': 8,
  'critic.depth': 1,
  'training.batch': 8,
});
const link = { write: vi.fn(), settle() {}, complete() {}, href: () => '' } as unknown as LinkSync;
const rests = (ms = 60) => new Promise((resolve) => setTimeout(resolve, ms));

let pair: Pair;
const status = (arm: Arm) => (pairStore.getState().pair ?? pair)[arm].stores.run.getState().status;
const steps = () => [status('a').step, status('b').step];
const samples = async (arm: Arm) => [...(await pair[arm].trainer.samples())];
const areAt = (step: number) => expect.poll(steps).toEqual([step, step]);
const settings = (arm: Arm) => pair[arm].stores.experiment.getState().experiment;

describe('a branch and its trunk', () => {
  it('stand side by side at the step of the branch, and play on from there', async () => {
    const first = createSession({ link, stores: createRunStores() });
    provideSession(first);
    await first.load(experiment);
    await first.runTo(120);
    await first.travel(50);
    const early = [...(await first.trainer.samples())];
    first.change({ 'generatorOptimiser.rate': 0.02 });
    await first.settled();
    await first.runTo(70);
    const trunk = first.stores.kept.trunk();
    expect(trunk?.checkpoint.snapshot.step).toBe(120);
    await compareWith(first, link, trunk as NonNullable<typeof trunk>);
    pair = pairStore.getState().pair as Pair;
    expect(steps()).toEqual([70, 70]);
    expect(status('b').past?.now).toBe(120);
    expect([settings('a'), settings('b')].map(({ generatorOptimiser }) => generatorOptimiser.rate)).toEqual([
      0.02,
      experiment.generatorOptimiser.rate,
    ]);
    await session().runTo(130);
    expect(steps()).toEqual([130, 130]);
    await session().travel(50);
    expect(await samples('a')).toEqual(early);
    expect(await samples('b')).toEqual(early);
    (await closePair('a'))?.end();
  });
});

describe('two runs on one clock', () => {
  let first: Session;

  beforeEach(async () => {
    first = createSession({ link, stores: createRunStores() });
    provideSession(first);
    await first.load(experiment);
    await first.runTo(40);
    pair = await openPair(first, link);
  });
  afterEach(async () => {
    await session().pause();
    const left = await closePair('a');
    left?.end();
  });

  it('begin as one and stay it to the bit while nothing differs', async () => {
    expect(steps()).toEqual([40, 40]);
    await session().runTo(90);
    expect(steps()).toEqual([90, 90]);
    expect(await samples('b')).toEqual(await samples('a'));
    const [a, b] = [pair.a, pair.b].map(({ stores }) => stores.series.points());
    expect(b?.[0]).toEqual(a?.[0]);
    expect(b?.at(-1)).toEqual(a?.at(-1));
  });

  it('part at the first setting that differs, and stand at one step wherever they are stopped', async () => {
    session().change({ 'generatorOptimiser.rate': 0.01 });
    for (let i = 0; i < 3; i++) {
      session().play();
      const { step } = status('a');
      await expect.poll(() => Math.min(...steps())).toBeGreaterThan(step);
      await session().pause();
      expect(steps()[0]).toBe(steps()[1]);
    }
    expect(settings('a').generatorOptimiser.rate).not.toBe(0.01);
    expect(await samples('b')).not.toEqual(await samples('a'));
  });

  it('are measured at the same steps while they play', async () => {
    session().play();
    await expect.poll(() => pair.a.stores.series.points().length).toBeGreaterThan(5);
    await session().pause();
    const [a, b] = [pair.a, pair.b].map(({ stores }) => stores.series.points().map(({ step }) => step));
    expect(a?.filter((step) => !b?.includes(step)).length).toBeLessThanOrEqual(2);
  });

  it('begin again together when a setting of one needs it, playing or not', async () => {
    session().change({ 'training.batch': 16 });
    await areAt(0);
    expect([settings('a').training.batch, settings('b').training.batch]).toEqual([8, 16]);
    session().play();
    await expect.poll(() => Math.min(...steps())).toBeGreaterThan(20);
    session().change({ 'training.batch': 4 });
    await expect.poll(() => settings('b').training.batch === 4 && status('b').run).toBeGreaterThan(2);
    await session().settled();
    await session().pause();
    expect(steps()[0]).toBe(steps()[1]);
    session().undo();
    await session().settled();
    expect(settings('b').training.batch).toBe(16);
    await expect.poll(() => steps()[0] === steps()[1]).toBe(true);
  });

  it('go step by step, back, and to the start together', async () => {
    await session().step('step');
    expect(steps()).toEqual([41, 41]);
    await session().back(500);
    expect(steps()).toEqual([0, 0]);
    await session().runTo(30);
    await session().reset();
    expect(steps()).toEqual([0, 0]);
  });

  it('are looked at as they were together, and one of them branches off there', async () => {
    session().change({ 'generatorOptimiser.rate': 0.01 });
    await session().runTo(90);
    const late = await samples('b');
    await session().travel(60);
    expect(steps()).toEqual([60, 60]);
    expect(status('a').past?.now).toBe(90);
    expect(await samples('b')).not.toEqual(late);
    session().change({ 'generatorOptimiser.rate': 0.02 });
    await session().settled();
    await expect.poll(() => status('b').past).toBeUndefined();
    expect(steps()).toEqual([60, 60]);
    await session().runTo(100);
    expect(steps()).toEqual([100, 100]);
    expect(await samples('b')).not.toEqual(late);
    expect(status('a').past).toBeUndefined();
  });

  it('get one new seed, in one entry of the address and one step of undo', async () => {
    vi.mocked(link.write).mockClear();
    session().newSeed();
    expect(vi.mocked(link.write).mock.calls.filter(([how]) => how === 'push')).toHaveLength(1);
    await session().settled();
    expect(settings('a').seed).toBe(settings('b').seed);
    const { seed } = settings('a');
    expect(seed).not.toBe(experiment.seed);
    await areAt(0);
    session().undo();
    expect([settings('a').seed, settings('b').seed]).toEqual([experiment.seed, experiment.seed]);
    session().redo();
    expect([settings('a').seed, settings('b').seed]).toEqual([seed, seed]);
    // A seed of its own is undone where it was given.
    session().change({ seed: 3 });
    session().undo();
    expect([settings('a').seed, settings('b').seed]).toEqual([seed, seed]);
  });

  it('change letters, with the controls where they were', async () => {
    session().change({ seed: 9 });
    await session().settled();
    swapArms();
    expect(pairStore.getState().pair?.a.stores.experiment.getState().experiment.seed).toBe(9);
    session().change({ seed: 11 });
    expect(pairStore.getState().pair?.b.stores.experiment.getState().experiment.seed).toBe(11);
    chooseArm('a');
    expect(session().stores.experiment.getState().experiment.seed).toBe(9);
    swapArms();
  });

  it('are made equal, whole or in one setting', async () => {
    session().change({ 'generatorOptimiser.rate': 0.01, 'criticOptimiser.rate': 0.02 });
    takeOver(pair, 'b', ['criticOptimiser.rate']);
    expect(settings('b').criticOptimiser.rate).toBe(settings('a').criticOptimiser.rate);
    expect(settings('b').generatorOptimiser.rate).toBe(0.01);
    chooseArm('a');
    session().change({ 'data.id': 'grid', 'data.side': 3 });
    takeOver(pair, 'b', ['data.id']);
    expect(settings('b').data).toEqual(settings('a').data);
    chooseArm('b');
    await session().settled();
    await session().runTo(70);
    await makeEqual();
    expect(settings('b')).toEqual(settings('a'));
    expect(steps()).toEqual([70, 70]);
    expect(await samples('b')).toEqual(await samples('a'));
  });

  it('leave one that goes on alone', async () => {
    session().change({ 'generatorOptimiser.rate': 0.01 });
    session().play();
    await expect.poll(() => Math.min(...steps())).toBeGreaterThan(40);
    const left = await closePair('b');
    expect(session()).toBe(left);
    const { step } = status('b');
    await expect.poll(() => status('b').step).toBeGreaterThan(step);
    await left?.pause();
    expect(left?.stores.experiment.getState().experiment.generatorOptimiser.rate).toBe(0.01);
    pair = { a: left as Session, b: left as Session };
  });

  it('do not stop for a worker that died: it goes on from its last state and catches up', async () => {
    session().play();
    await expect.poll(() => Math.min(...steps())).toBeGreaterThan(40);
    localWorkers.at(-1)?.die('pulled');
    const { step } = status('a');
    await expect.poll(() => status('a').step).toBeGreaterThan(step + 10);
    await session().pause();
    expect(pair.b.stores.run.getState().crashed).toBe('pulled');
    await pair.b.goOn(false);
    await expect.poll(() => steps()[0] === steps()[1] && status('b').state).toBe('paused');
    expect(await samples('b')).toEqual(await samples('a'));
  });

  it('are asked for and taken away faster than they come', async () => {
    const workers = localWorkers.length;
    // One is there: away, another one, away again.
    await Promise.all([togglePair(first, link), togglePair(first, link), togglePair(first, link)]);
    expect(pairStore.getState().pair).toBeNull();
    expect(session()).toBe(first);
    await session().settled();
    expect(localWorkers.length).toBe(workers + 1);
    await Promise.all([togglePair(first, link), togglePair(first, link), togglePair(first, link)]);
    pair = pairStore.getState().pair as Pair;
    expect(pair.a).toBe(first);
    await areAt(40);
    session().play();
    await expect.poll(() => Math.min(...steps())).toBeGreaterThan(40);
    // Whatever is clicked, the run that played plays on.
    await Promise.all(Array.from({ length: 5 }, () => togglePair(first, link)));
    const { step } = first.stores.run.getState().status;
    await expect.poll(() => first.stores.run.getState().status.step).toBeGreaterThan(step);
  });

  it('leave a run that follows the choice of an engine', async () => {
    swapArms();
    const left = (await closePair('a')) as Session;
    pair = { a: left, b: left };
    expect(left).not.toBe(first);
    const asked = vi.spyOn(left.trainer, 'load');
    session().setEngine('eager-wasm');
    await session().settled();
    expect(asked.mock.calls.at(-1)?.[1]).toMatchObject({ engine: 'eager-wasm' });
    engineChoice.setState({ choice: 'auto' });
  });

  it('both stand when one has reached its end', async () => {
    session().change({ 'stop.steps': 60 });
    session().play();
    await expect.poll(() => status('b').state).toBe('stopped');
    await expect.poll(() => status('a').state).toBe('paused');
    await rests();
    expect(steps()).toEqual([60, 60]);
    session().play();
    await expect.poll(() => Math.min(...steps())).toBeGreaterThan(60);
  });
});
