import { afterAll, beforeAll, expect, it } from 'vitest';
import { cellShown, GRID_SIDE } from '../../data/bits/thermometer.ts';
import type { Engine } from '../../engine/contract.ts';
import { createWasmEngine } from '../../engine/wasm/wasmEngine.ts';
import { changesOfChoice, defaultExperiment, withValues } from '../../experiment/experiment.ts';
import type { ParamValue } from '../../schema/param.ts';
import { lawOnce } from '../../testing/drawnOnce.ts';
import { startRun } from '../run.ts';
import { inspect } from './index.ts';

const SIZE = 2 * (GRID_SIDE - 1);

let engine: Engine;
beforeAll(async () => {
  engine = await createWasmEngine({ variant: 'strict' });
});
afterAll(() => engine.dispose());

async function started(changes: Readonly<Record<string, ParamValue>>) {
  const start = withValues(defaultExperiment(), { 'data.id': 'thermometer', ...changes });
  const experiment = withValues(withValues(start, changesOfChoice('method.id', 'aeri', start)), {
    'tower.bottomSteps': 200,
    'tower.codes': 6,
    ...changes,
  });
  return startRun(experiment, lawOnce(experiment.data), engine);
}

const total = (cells: Float64Array): number => cells.reduce((sum, share) => sum + share, 0);

it('gives every cell the probability with which it is drawn', async () => {
  const run = await started({});
  await run.advanceTo(500);
  const reading = await inspect('towerGrid', run, {});
  const samples = await run.generated();
  run.dispose();
  if (!reading.available || !reading.delivered) throw new Error('no grid');
  const { cells, outside } = reading.delivered;
  expect(total(cells) + outside).toBeCloseTo(1, 9);
  expect(total(reading.promised.cells) + reading.promised.outside).toBeCloseTo(1, 9);
  expect(total(reading.data.cells)).toBeCloseTo(1, 9);
  const count = samples.length / SIZE;
  const drawn = new Float64Array(cells.length);
  for (let row = 0; row < count; row++) {
    const cell = cellShown(samples.subarray(row * SIZE, (row + 1) * SIZE));
    if (cell !== null) drawn[cell] = (drawn[cell] as number) + 1;
  }
  drawn.forEach((seen, cell) => {
    const p = cells[cell] as number;
    expect(Math.abs(seen - count * p)).toBeLessThanOrEqual(5 * Math.sqrt(count * p) + 3);
  });
  const others = count - total(drawn);
  expect(Math.abs(others - count * outside)).toBeLessThanOrEqual(5 * Math.sqrt(count * outside) + 3);
});

it('stands constant data: one cell has all of them, and likelihoods stay finite', async () => {
  const run = await started({ 'data.points': 'dirac' });
  await run.advanceTo(300);
  const reading = await inspect('towerGrid', run, {});
  const { metrics } = await run.evaluate();
  run.dispose();
  if (!reading.available) throw new Error('no grid');
  expect(Math.max(...reading.data.cells)).toBeCloseTo(1, 9);
  expect(metrics.logLikelihood).toBeLessThanOrEqual(1e-9);
  expect(metrics.latentCeiling).toBeGreaterThanOrEqual(metrics.logLikelihoodTraining as number);
});

it('has nothing to say of images that are no points', async () => {
  const run = await started({ 'data.id': 'bars-and-stripes' });
  expect((await inspect('towerGrid', run, {})).available).toBe(false);
  run.dispose();
});
