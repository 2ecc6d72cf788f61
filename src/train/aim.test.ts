import { afterAll, beforeAll, expect, it } from 'vitest';
import { readFormula } from '../data/formula/readFormula.ts';
import { findLaw } from '../data/index.ts';
import { type Law, LawError } from '../data/law.ts';
import type { Engine } from '../engine/contract.ts';
import { createEagerEngine } from '../engine/eager/eagerEngine.ts';
import { createWasmEngine } from '../engine/wasm/wasmEngine.ts';
import { defaultExperiment, type Experiment, withValues } from '../experiment/experiment.ts';
import type { ParamValue } from '../schema/param.ts';
import { startRun } from './run.ts';

const lawOf = ({ data: { id, ...params } }: Experiment): Law =>
  findLaw(id).create(params, { imported: new Map(), readFormula });

const networks = { 'generator.width': 8, 'generator.depth': 1, 'score.width': 8, 'score.depth': 1 };
const experimentOf = (method: string, changes: Readonly<Record<string, ParamValue>>): Experiment =>
  withValues(withValues(defaultExperiment(), { 'data.id': 'formula', 'method.id': method }), changes);

const sampler = (noiseHigh: number): Experiment =>
  experimentOf('dft', { ...networks, 'sampler.batch': 22, 'sampler.noiseLow': 0.3, 'sampler.noiseHigh': noiseHigh });

/** What a program holds of the law: tables, letters, and points. */
const cases = {
  'a sampler on the ladder': sampler(1),
  'a sampler at one level': sampler(0.3),
  chains: experimentOf('ula', { 'particles.count': 20 }),
  'a generator against a critic': experimentOf('ns-gan', { 'training.batch': 8, 'generator.width': 8 }),
};

let engines: Readonly<Record<'strict' | 'eager', Engine>>;
beforeAll(async () => {
  engines = { strict: await createWasmEngine({ variant: 'strict' }), eager: await createEagerEngine('cpu') };
});
afterAll(async () => {
  for (const engine of Object.values(engines)) await engine.dispose();
});

const MOVED = { 'data.letters': 'R:1.7,s:0.8' };

it.each([
  ...Object.entries(cases).map(([name, experiment]) => ({ name, experiment, on: 'strict' as const })),
  { name: 'chains', experiment: cases.chains, on: 'eager' as const },
])('$name, $on: with letters that move goes on as one that has had them all along', async ({ experiment, on }) => {
  const moved = withValues(experiment, MOVED);
  const law = lawOf(moved);
  const run = await startRun(experiment, lawOf(experiment), engines[on]);
  await run.advanceTo(2);
  const there = await run.execution.snapshot();
  await run.aim(MOVED, law);
  const other = await startRun(moved, law, engines[on]);
  await other.resume(there);
  for (const each of [run, other]) await each.advanceTo(4);
  expect(await run.execution.snapshot()).toEqual(await other.execution.snapshot());
  expect(await run.evaluate(['energyDistance', 'slicedWasserstein'])).toEqual(
    await other.evaluate(['energyDistance', 'slicedWasserstein']),
  );
  expect(run.law.bounds).toEqual(law.bounds);
  expect(() => run.set(MOVED)).toThrow(/data\.letters/);
  await expect(run.aim({ 'data.reach': 5 }, law)).rejects.toThrow(/data\.reach/);
  for (const each of [run, other]) each.dispose();
});

it('a letter at which the formula breaks is refused by the law, and does not reach the run', () => {
  expect(() => lawOf(withValues(cases.chains, { 'data.letters': 'R:2.5,s:-1' }))).toThrow(LawError);
});
