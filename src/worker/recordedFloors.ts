import type { Experiment } from '../experiment/experiment.ts';
import type { NoiseFloor } from '../metrics/noiseFloor.ts';

/** Under what the noise floor of an experiment is recorded: its data, and its seed, which gives the reference. */
export const floorKey = ({ data, seed }: Pick<Experiment, 'data' | 'seed'>): string => {
  const { id, ...params } = data;
  const named = Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([id, seed, ...named]);
};

/** Bands of metrics [median, low, high], and what they are recorded under. */
export interface RecordedFloor {
  readonly of: string;
  readonly bands: Readonly<Record<string, readonly number[]>>;
}

/**
 * What perfect samplers of the laws of presets score, as measured before: two seconds of work that most visits need not do.
 * Written by `npm run docs`, measured again by a test. Undefined for other data and seeds.
 */
export async function recordedFloor(experiment: Pick<Experiment, 'data' | 'seed'>): Promise<NoiseFloor | undefined> {
  // What cannot be fetched is measured.
  const { default: floors } = await import('./recordedFloors.json').catch(() => ({ default: [] }));
  const wanted = floorKey(experiment);
  const found = (floors as readonly RecordedFloor[]).find(({ of }) => of === wanted);
  if (!found) return undefined;
  const bands = Object.entries(found.bands).map(([name, [median = 0, low = 0, high = 0]]) => [
    name,
    { median, low, high },
  ]);
  return Object.fromEntries(bands);
}
