import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { effective } from '../../experiment/availability.ts';
import { changesOfChoice, defaultExperiment, withValues } from '../../experiment/experiment.ts';
import { LAYERS_METHODS } from '../../methods/layers/index.ts';
import { PARTICLES_METHODS } from '../../methods/particles/index.ts';
import type { ParamValue } from '../../schema/param.ts';
import { checkedEngine, stubGpuConstants } from '../../testing/checked.ts';
import type { CoverageCase } from '../../testing/coverage.ts';
import { lawOnce } from '../../testing/drawnOnce.ts';
import { vectorError } from '../../testing/parity.ts';
import { samplerCases } from '../../testing/samplerCoverage.ts';
import { TOLERANCE } from '../../testing/teacherForced.ts';
import { startTfjs } from '../../testing/tfjs.ts';
import { buildProgram } from '../../train/program.ts';
import { settingsAt } from '../../train/settings.ts';
import type { Engine } from '../contract.ts';
import { createWasmEngine } from '../wasm/wasmEngine.ts';

/** The laboratories that have no GAN in them, phase by phase, as checked.test.ts has those. */

/** Of the covering set of samplers, one of so many is run: `CHECKED_EVERY=1` runs all. */
const EVERY = Number(process.env.CHECKED_EVERY ?? 6);

let wasm: Engine;
beforeAll(async () => {
  await startTfjs();
  stubGpuConstants();
  wasm = await createWasmEngine({ variant: 'strict' });
});
afterAll(async () => {
  await wasm.dispose();
  vi.unstubAllGlobals();
});

const caseOf = (id: string, data: string, more: Readonly<Record<string, ParamValue>>): CoverageCase => {
  const start = withValues(defaultExperiment(), { 'data.id': data, seed: 3 });
  const experiment = effective(withValues(withValues(start, changesOfChoice('method.id', id, start)), more));
  return { name: id, law: lawOnce({ id: data }), experiment };
};
const TOWER = { 'tower.codes': 3, 'tower.topUnits': 2, 'tower.inferenceUnits': 5, 'tower.batch': 7 };

describe.each([
  ['samplers', samplerCases().filter((_, i) => i % EVERY === 0)],
  ['particles', PARTICLES_METHODS.map(({ id }) => caseOf(id, 'ring', { 'particles.count': 21 }))],
  ['towers', LAYERS_METHODS.map(({ id }) => caseOf(id, 'bars-and-stripes', TOWER))],
] as const)('%s', (_, cases) => {
  it.each(cases)('$name', async ({ experiment, law }) => {
    const program = buildProgram(experiment, law);
    const settings = settingsAt(experiment);
    const { engine, findings } = await checkedEngine({ order: 2 });
    const [checked, reference] = [await engine.load(program, 3), await wasm.load(program, 3)];
    for (const { id } of program.phases) {
      await checked.restore(await reference.snapshot());
      await Promise.all([checked, reference].map((execution) => execution.runPhase(settings, id)));
      const [actual, expected] = [(await checked.snapshot()).state, (await reference.snapshot()).state];
      for (const name of Object.keys(expected))
        expect(vectorError(name, actual, expected), `${id}: ${name}`).toBeLessThan(10 * TOLERANCE);
    }
    expect(findings.examples).toEqual([]);
  });
});
