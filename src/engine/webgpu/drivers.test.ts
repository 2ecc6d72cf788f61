import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { effective } from '../../experiment/availability.ts';
import { changesOfChoice, defaultExperiment, withValues } from '../../experiment/experiment.ts';
import { checkedEngine, stubGpuConstants } from '../../testing/checked.ts';
import { ringLaw } from '../../testing/drawnOnce.ts';
import { compareStep } from '../../testing/teacherForced.ts';
import { startTfjs } from '../../testing/tfjs.ts';
import type { CheckedOptions } from '../../testing/wgsl/device.ts';
import { buildProgram } from '../../train/program.ts';
import { settingsAt } from '../../train/settings.ts';
import { createWasmEngine } from '../wasm/wasmEngine.ts';

/** What drivers may do to arithmetic, each alone and all at once: parity must not depend on their leaving it. */

beforeAll(async () => {
  await startTfjs();
  stubGpuConstants();
});
afterAll(() => void vi.unstubAllGlobals());

/** The two parts of ln 2 become one, as where additions may be put in another order. */
function reassociated(code: string): string {
  const [careful, plain] = ['(held - n * 0.693359375) + n * 2.12194440e-4', 'held - n * 0.69314718055994531'];
  expect(code).toContain(careful);
  return code.replace(careful, plain);
}

const DRIVERS: Readonly<Record<string, CheckedOptions>> = {
  'products are not rounded before they are added': { arithmetic: { fuses: true } },
  'denormal numbers are 0': { arithmetic: { flushes: true } },
  'sums are put in another order': { rewrite: reassociated },
  'quotients, roots and elementary functions are off by 2.5 units': { arithmetic: { isInexact: true } },
  'all of it': { arithmetic: { fuses: true, flushes: true, isInexact: true }, rewrite: reassociated },
};

const cases = [
  { id: 'ns-gan', more: { 'critic.activation': 'tanh' } },
  { id: 'wgan-gp', more: { 'critic.normalisation': 'layer' } },
  { id: 'kernel-gan', more: {} },
];
const law = ringLaw();

/** Two steps on such a driver, each from where WebAssembly stands; rejects where they differ. */
async function stepsOf({ id, more }: (typeof cases)[number], options: CheckedOptions): Promise<void> {
  const sizes = { 'generator.width': 8, 'critic.width': 8, 'training.batch': 16 };
  const changes = { ...changesOfChoice('method.id', id), ...sizes, ...more };
  const experiment = effective(withValues(defaultExperiment(), changes));
  const program = buildProgram(experiment, law);
  const settings = settingsAt(experiment);
  const wasm = await createWasmEngine({ variant: 'strict' });
  const { engine, findings } = await checkedEngine(options);
  const [checked, reference] = [await engine.load(program, 1), await wasm.load(program, 1)];
  for (let step = 0; step < 2; step++) {
    const before = await reference.snapshot();
    const after = { report: await reference.run(1, settings), snapshot: await reference.snapshot() };
    await compareStep(step, checked, before, after, settings);
  }
  expect(findings.examples).toEqual([]);
  await wasm.dispose();
}

describe.each(Object.entries(DRIVERS))('%s', (_, options) => {
  it.each(cases)('$id', (each) => stepsOf(each, options));
});

it('a function as inexact as those of WGSL may be is noticed', async () => {
  const coarse = (code: string) =>
    code.replace('select(p * first * second, x', 'select(p * first * second * 1.0002f, x');
  await expect(stepsOf(cases[0] as (typeof cases)[0], { rewrite: coarse })).rejects.toThrow(/after step 1/);
});
