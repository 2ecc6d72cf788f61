import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startEngine } from '../src/cli/engines.ts';
import { type Experiment, withValues } from '../src/experiment/experiment.ts';
import { floorKey, type RecordedFloor, recordedFloor } from '../src/worker/recordedFloors.ts';
import { recordedExperiments, recordOf } from './floors.ts';

const file = join(import.meta.dirname, '../src/worker/recordedFloors.json');
const recorded = JSON.parse(readFileSync(file, 'utf8')) as readonly RecordedFloor[];
const experiments = recordedExperiments();
const experimentOf = (id: string) => experiments.find(({ data }) => data.id === id) as Experiment;
const engine = await startEngine('compiled-wasm-strict');
const [ring, digits] = [experimentOf('ring'), experimentOf('mnist')];

it('has recorded every law that a visit begins with; otherwise type: npm run docs', () => {
  expect(recorded.map(({ of }) => of)).toEqual(experiments.map(floorKey));
});

it.each([ring, experimentOf('checkerboard'), digits])('measures what is recorded', async (experiment) => {
  expect(recorded).toContainEqual(await recordOf(experiment, engine));
});

it('is found under the data and the seed, in whatever order they are named, and for nothing else', async () => {
  const data = Object.fromEntries(Object.entries(ring.data).reverse()) as Experiment['data'];
  const { bands = {} } = recorded.find(({ of }) => of === floorKey(ring)) ?? {};
  const [median, low, high] = bands.w1 ?? [];
  expect(await recordedFloor({ ...ring, data })).toMatchObject({ w1: { median, low, high } });
  expect(await recordedFloor({ ...ring, seed: 8 })).toBeUndefined();
  expect(await recordedFloor(withValues(ring, { 'data.std': 0.031 }))).toBeUndefined();
});
