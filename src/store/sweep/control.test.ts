import { beforeEach, expect, it, vi } from 'vitest';
import { defaultExperiment } from '../../experiment/experiment.ts';
import { documentJson } from '../../experiment/sweep/documentJson.ts';
import { axisOf, type SweepPlan, valuesAt } from '../../experiment/sweep/plan.ts';
import type { SweepSeat } from './seat.ts';

const shelf: { value: unknown; isFull: boolean } = { value: undefined, isFull: false };
vi.mock('./shelf.ts', () => ({
  keep: async (value: unknown) => {
    if (!shelf.isFull) shelf.value = JSON.parse(JSON.stringify(value));
    return !shelf.isFull;
  },
  lastKept: async () => shelf.value,
  forget: async () => {
    shelf.value = undefined;
  },
}));
const { begin, bringBack, goOn, isDropped, metricIn, openFile, stop } = await import('./control.ts');
const { documentOf, missingUnits, sweepStore } = await import('./sweepStore.ts');

const base = defaultExperiment();
const planOf = (widths: readonly string[], more: Partial<SweepPlan> = {}): SweepPlan => ({
  id: 'collapse',
  base,
  axes: [axisOf(base, 'generator.width', widths)],
  seeds: 2,
  firstSeed: 1,
  steps: 10,
  engine: 'compiled-wasm-strict',
  ...more,
});
let ran: string[] = [];
/** A worker whose runs are the better the wider their generator is. */
const open = (): SweepSeat => ({
  async run({ name, experiment, steps }) {
    ran.push(name);
    const value = experiment.generator.width / 100 + experiment.seed / 1_000;
    return {
      result: { name, seed: experiment.seed, steps, metrics: { highQuality: value } },
      points: new Float32Array(2),
    };
  },
  time: async () => ({ stepMs: 1, fixedMs: 0 }),
  close: () => undefined,
});

beforeEach(() => {
  stop();
  ran = [];
  shelf.value = undefined;
  shelf.isFull = false;
  sweepStore.setState({ plan: null, units: [], results: new Map(), clouds: new Map(), rounds: [], notice: null });
});

it('runs all of a plan, and of the next one what it does not share', async () => {
  begin(planOf(['8', '16']), false);
  await goOn(open, 2);
  expect([ran.length, sweepStore.getState().isRunning, missingUnits(sweepStore.getState()).length]).toEqual([
    4,
    false,
    0,
  ]);
  expect(metricIn(sweepStore.getState())).toBe('highQuality');
  begin(planOf(['16', '32']), false);
  expect(sweepStore.getState().results.size).toBe(2);
  await goOn(open, 2);
  expect([ran.length, new Set(ran).size]).toEqual([6, 6]);
});

it('searches by halving, and says how it went', async () => {
  begin(planOf(['4', '8', '12', '16', '20', '24', '28', '32', '36']), true);
  await goOn(open, 3);
  const { rounds, plan, results, isSearching } = sweepStore.getState();
  expect(rounds).toEqual([
    { points: 9, kept: 3, seeds: 6 },
    { points: 3, kept: 1, seeds: 18 },
  ]);
  expect(plan?.only?.map((point) => valuesAt(plan, point))).toEqual([['36']]);
  expect([isSearching, results.size, ran.length]).toEqual([false, ran.length, 18 + 12 + 12]);
  expect([isDropped(plan as SweepPlan, 0), isDropped(plan as SweepPlan, 8)]).toEqual([true, false]);
});

it('is there again at the next visit, and in a file', async () => {
  begin(planOf(['8', '16']), false);
  await goOn(open, 1);
  const before = documentOf(sweepStore.getState());
  const file = JSON.stringify(documentJson(before as NonNullable<typeof before>));
  for (const back of [bringBack, async () => openFile(file)]) {
    sweepStore.setState({ plan: null, units: [], results: new Map() });
    await back();
    expect(documentOf(sweepStore.getState())).toEqual(before);
  }
  shelf.value = { format: 'modescope-sweep', version: 1, numericVersion: 0, points: [] };
  sweepStore.setState({ plan: null, units: [], results: new Map() });
  await bringBack();
  expect([sweepStore.getState().plan, shelf.value]).toEqual([null, undefined]);
});

it('refuses what is no sweep and changes nothing, and says what could not be kept', async () => {
  begin(planOf(['8', '16']), false);
  const { plan } = sweepStore.getState();
  for (const content of ['', '{}', '[1]', '{"format":"modescope-sweep"}'])
    expect(() => openFile(content)).toThrow(/no sweep/);
  expect(sweepStore.getState().plan).toBe(plan);
  shelf.isFull = true;
  await goOn(open, 1);
  expect(sweepStore.getState().notice?.en).toMatch(/could not be kept/);
});
