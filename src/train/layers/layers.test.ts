import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findLaw } from '../../data/index.ts';
import type { Law } from '../../data/law.ts';
import type { Engine } from '../../engine/contract.ts';
import { createWasmEngine } from '../../engine/wasm/wasmEngine.ts';
import { changesOfChoice, defaultExperiment, type Experiment, withValues } from '../../experiment/experiment.ts';
import { LAYERS_METHODS } from '../../methods/layers/index.ts';
import { defaultsOf, type ParamValue } from '../../schema/param.ts';
import { inspect } from '../instruments/index.ts';
import { startRun } from '../run.ts';
import { chapterAt, chaptersOf } from './chapters.ts';

type Changes = Readonly<Record<string, ParamValue>>;

const lawOf = (id: string): Law => {
  const declaration = findLaw(id);
  return declaration.create(defaultsOf(declaration.params), { imported: new Map() });
};
const laws: Readonly<Record<string, Law>> = { tea: lawOf('tea'), 'bars-and-stripes': lawOf('bars-and-stripes') };

function experimentOf(method: string, law: string, changes: Changes = {}): Experiment {
  const start = withValues(defaultExperiment(), { 'data.id': law, seed: 11 });
  return withValues(withValues(start, changesOfChoice('method.id', method, start)), changes);
}

let engine: Engine;
beforeAll(async () => {
  engine = await createWasmEngine({ variant: 'strict' });
});
afterAll(() => engine.dispose());

async function started(method: string, law: string, changes: Changes = {}) {
  return startRun(experimentOf(method, law, changes), laws[law] as Law, engine);
}

const METHODS = LAYERS_METHODS.map(({ id }) => id);
/** Those that put a top on a bottom that they have trained before. */
const STACKED = LAYERS_METHODS.filter(({ phases }) => phases.length > 1).map(({ id }) => id);
const SHORT = { 'tower.bottomSteps': 300, 'tower.codes': 6, 'tower.topUnits': 6 };

describe.each(METHODS)('%s', (method) => {
  it('never breaks a bound, whatever it has learnt', async () => {
    const run = await started(method, 'bars-and-stripes', SHORT);
    for (const step of [0, 150, 299, 300, 450, 800]) {
      await run.advanceTo(step);
      const { metrics } = await run.evaluate();
      const { latentCeiling, latentBound, reconstructionBound, logLikelihoodTraining, logLikelihood } = metrics;
      // The certificate of the ceiling is at most 0.05 nats.
      const ceiling = (latentCeiling as number) + 0.05;
      expect(logLikelihoodTraining).toBeLessThanOrEqual(ceiling);
      expect(logLikelihood).toBeLessThanOrEqual((metrics.validationCeiling as number) + 1e-6);
      expect(latentBound).toBeLessThanOrEqual(ceiling);
      expect(reconstructionBound).toBeLessThanOrEqual((latentBound as number) + 1e-6);
      // Nothing knows more of the images than the rule that makes them; here all of them are learnt.
      expect(logLikelihood).toBeLessThanOrEqual(-Math.log(30) + 1e-9);
      if (step > 300 || !STACKED.includes(method)) {
        const gap = (latentCeiling as number) - (logLikelihoodTraining as number);
        expect(gap).toBeLessThanOrEqual((metrics.topDivergence as number) + 0.05);
      }
    }
    run.dispose();
  });
});

describe.each(STACKED)('%s', (method) => {
  it('freezes the bottom when its chapter ends, and leaves the top alone until then', async () => {
    const run = await started(method, 'bars-and-stripes', SHORT);
    const start = (await run.execution.snapshot()).state;
    await run.advanceTo(300);
    const between = (await run.execution.snapshot()).state;
    await run.advanceTo(400);
    const end = (await run.execution.snapshot()).state;
    expect(between['bottom.weights']).not.toEqual(start['bottom.weights']);
    const inference = 'marginal' in start ? 'marginal' : 'inference.weights';
    expect(between[inference]).not.toEqual(start[inference]);
    expect(between['top.weights']).toEqual(start['top.weights']);
    expect(end['bottom.weights']).toEqual(between['bottom.weights']);
    expect(end[inference]).toEqual(between[inference]);
    expect(end['top.weights']).not.toEqual(between['top.weights']);
    expect(run.report).toHaveProperty('bottomLoss');
    expect(run.report).toHaveProperty('topLoss');
    run.dispose();
  });

  it.each(['exact', 'pcd', 'cd'])(
    'its top raises the likelihood of its codes when it learns by %s',
    async (topTrainer) => {
      // Codes of a bottom that has learnt little would tell the top little of the images.
      const run = await started(method, 'bars-and-stripes', {
        ...SHORT,
        'tower.bottomSteps': 1_000,
        'tower.topTrainer': topTrainer,
      });
      await run.advanceTo(1_001);
      const before = (await run.evaluate()).metrics;
      await run.advanceTo(2_200);
      const after = (await run.evaluate()).metrics;
      expect(after.logLikelihoodTraining).toBeGreaterThan((before.logLikelihoodTraining as number) + 0.05);
      expect(after.topDivergence).toBeLessThan((before.topDivergence as number) - 0.1);
      run.dispose();
    },
  );
});

describe.each(STACKED)('%s, fine-tuned', (method) => {
  it('trains all that generates together at last, and raises the likelihood of the images', async () => {
    const run = await started(method, 'bars-and-stripes', { ...SHORT, 'tower.topSteps': 100 });
    await run.advanceTo(400);
    const before = await run.evaluate();
    const { state } = await run.execution.snapshot();
    await run.advanceTo(900);
    const after = await run.evaluate();
    expect(after.metrics.logLikelihoodTraining).toBeGreaterThan((before.metrics.logLikelihoodTraining as number) + 0.2);
    expect(after.metrics.logLikelihoodTraining).toBeLessThanOrEqual((after.metrics.latentCeiling as number) + 1e-6);
    const end = (await run.execution.snapshot()).state;
    for (const part of ['bottom', 'top', 'topBias'])
      expect(end[`${part}.weights`]).not.toEqual(state[`${part}.weights`]);
    expect(end['inference.weights']).toEqual(state['inference.weights']);
    run.dispose();
  });
});

it('goes back to the end of a chapter, wherever that was, as it was', async () => {
  const run = await started('aeri', 'bars-and-stripes', { ...SHORT, 'tower.bottomSteps': 1_000 });
  await run.advanceTo(230);
  // The chapter is ended where the run stands, between two snapshots.
  run.set({ 'tower.bottomSteps': 230 });
  const end = (await run.execution.snapshot()).state;
  await run.advanceTo(4_000);
  expect(run.snapshots.steps()).toContain(230);
  expect(await run.back(run.step - 230)).toBe(230);
  expect((await run.execution.snapshot()).state).toEqual(end);
  run.dispose();
  const planned = await started('aeri', 'bars-and-stripes', { ...SHORT, 'tower.bottomSteps': 230 });
  await planned.advanceTo(600);
  expect(planned.snapshots.steps()).toContain(230);
  planned.dispose();
});

it('persistent chains of both layers go on from where they were', async () => {
  const run = await started('stacked-rbm', 'bars-and-stripes', {
    ...SHORT,
    'method.chain': 'pcd',
    'tower.topTrainer': 'pcd',
  });
  const chains: Float32Array[] = [];
  for (const step of [0, 1, 2, 301, 302]) {
    await run.advanceTo(step);
    const { state } = await run.execution.snapshot();
    const chain = state[step <= 300 ? 'bottom.chain' : 'top.chain'] as Float32Array;
    expect(chain.every((bit) => bit === 0 || bit === 1)).toBe(true);
    chains.push(chain);
  }
  expect(chains[1]).not.toEqual(chains[0]);
  expect(chains[2]).not.toEqual(chains[1]);
  expect(chains[4]).not.toEqual(chains[3]);
  run.dispose();
});

it('tells which codes the data use, and what the top makes of them once it learns', async () => {
  const run = await started('aeri', 'bars-and-stripes', SHORT);
  await run.advanceTo(200);
  const early = await inspect('towerCodes', run, {});
  await run.advanceTo(400);
  const late = await inspect('towerCodes', run, {});
  const { legalShare, likeliestLegalShare } = (await run.evaluate()).metrics;
  run.dispose();
  if (!early.available || !late.available) throw new Error('no codes');
  expect(early.delivered).toBeUndefined();
  const used = late.codes.map(({ data }) => data);
  expect(used).toEqual([...used].sort((a, b) => b - a));
  expect(used.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(1);
  for (const { bits, image, top } of late.codes) {
    expect(bits).toHaveLength(6);
    expect(image).toHaveLength(16);
    expect(top).toBeGreaterThan(0);
  }
  expect(late.promised.legal).toHaveLength(14);
  // Two estimates of one share each, from exact draws.
  expect(Math.abs((late.delivered?.drawn ?? 0) - (legalShare as number))).toBeLessThan(0.05);
  expect(Math.abs((late.delivered?.likeliest ?? 0) - (likeliestLegalShare as number))).toBeLessThan(0.05);
  expect(late.promised.images.every((pixel) => pixel === 1 || pixel === -1)).toBe(true);
});

it('stands in the chapter of its step', () => {
  const at = (method: string) => {
    const experiment = experimentOf(method, 'tea', { 'tower.bottomSteps': 10 });
    return [0, 9, 10, 11].map((step) => chapterAt(experiment, step).id);
  };
  expect(at('aeri')).toEqual(['bottom', 'bottom', 'top', 'top']);
  expect(chaptersOf(experimentOf('aeri', 'tea', { 'tower.bottomSteps': 10, 'tower.topSteps': 5 }))).toEqual([
    { id: 'bottom', start: 0 },
    { id: 'top', start: 10 },
    { id: 'all', start: 15 },
  ]);
  expect(at('single-rbm')).toEqual(['bottom', 'bottom', 'bottom', 'bottom']);
});

it('rich inference is worth two nats on the tea against stacked machines, in the median of five seeds', async () => {
  const likelihood = async (method: string, seed: number): Promise<number> => {
    const run = await started(method, 'tea', { seed });
    await run.advanceTo((run.experiment.tower.bottomSteps as number) + 1_500);
    const { metrics } = await run.evaluate();
    run.dispose();
    return metrics.logLikelihood as number;
  };
  const median = async (method: string): Promise<number> => {
    const values: number[] = [];
    for (const seed of [21, 22, 23, 24, 25]) values.push(await likelihood(method, seed));
    return values.sort((a, b) => a - b)[2] as number;
  };
  // What a check elsewhere measured: −14.7 against −18.3 nats (medians of five seeds); here −15.6 against −18.3.
  expect(await median('aeri')).toBeGreaterThan((await median('stacked-rbm')) + 2);
});
