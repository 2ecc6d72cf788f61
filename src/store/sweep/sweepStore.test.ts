import { beforeEach, expect, it, vi } from 'vitest';
import { defaultExperiment } from '../../experiment/experiment.ts';
import { axisOf, type SweepPlan } from '../../experiment/sweep/plan.ts';
import { documentOf, keepFailure, keepResult, missingUnits, showPlan, sweepStore, tell } from './sweepStore.ts';

const base = defaultExperiment();
const plan: SweepPlan = {
  id: 'collapse',
  base,
  axes: [axisOf(base, 'generator.width', ['8', '16'])],
  seeds: 2,
  firstSeed: 1,
  steps: 10,
  engine: 'compiled-wasm-strict',
};
const finish = (place: number): void => {
  const { name, experiment, steps } = sweepStore.getState().units[place] as never as ReturnType<
    typeof missingUnits
  >[number];
  keepResult({ name, seed: experiment.seed, steps, metrics: { highQuality: place } }, new Float32Array(4));
};

beforeEach(() => {
  vi.useFakeTimers();
  showPlan(plan, { results: new Map(), clouds: new Map() });
});

it('tells of many results at once, a few times a second, and of all at the end', () => {
  let told = 0;
  const stop = sweepStore.subscribe(() => told++);
  finish(0);
  finish(1);
  expect(told).toBe(0);
  vi.advanceTimersByTime(250);
  expect([told, missingUnits(sweepStore.getState()).length]).toEqual([1, 2]);
  finish(2);
  tell();
  tell();
  expect([told, sweepStore.getState().results.size, sweepStore.getState().clouds.size]).toEqual([2, 3, 3]);
  stop();
  vi.useRealTimers();
});

it('keeps results that another plan shares, and forgets failures that are mended', () => {
  keepFailure(sweepStore.getState().units[1]?.name ?? '', 'no memory');
  for (const place of [0, 1]) finish(place);
  tell();
  expect(sweepStore.getState().failures.size).toBe(0);
  showPlan({ ...plan, seeds: 3 });
  expect(documentOf(sweepStore.getState())).toMatchObject({
    missing: { length: 4 },
    points: [{ results: { length: 2 } }, {}],
  });
  vi.useRealTimers();
});
