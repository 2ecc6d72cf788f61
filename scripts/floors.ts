import { openRun } from '../src/cli/resources.ts';
import { findLaw, LAWS } from '../src/data/index.ts';
import { LawError } from '../src/data/law.ts';
import type { Engine } from '../src/engine/contract.ts';
import { defaultExperiment, type Experiment, withValues } from '../src/experiment/experiment.ts';
import { presetExperiment } from '../src/experiment/presets/contract.ts';
import { PRESETS } from '../src/experiment/presets/index.ts';
import { bandsOf, exactBands, type NoiseFloor, repeatsFor } from '../src/metrics/noiseFloor.ts';
import { floorKey, type RecordedFloor } from '../src/worker/recordedFloors.ts';

/** Digits of a recorded band: the page shows three. */
const DIGITS = 4;
/** What is closer to zero is rounding, and differs between processors. */
const NOTHING = 1e-9;

/** False where something is still to be drawn, typed or brought. */
function hasData({ data: { id, ...params } }: Experiment): boolean {
  const { imageSet, prepare, create } = findLaw(id);
  if (prepare) return false;
  if (imageSet) return imageSet(params) !== undefined && id !== 'imported-images';
  try {
    return create(params, { imported: new Map() }) !== undefined;
  } catch (error) {
    if (error instanceof LawError) return false;
    throw error;
  }
}

/** What visitors see first: one experiment for all presets of the same data, and one for every law as it comes. */
export function recordedExperiments(): readonly Experiment[] {
  const laws = LAWS.map(({ id }) => withValues(defaultExperiment(), { 'data.id': id }));
  const all = [...PRESETS.map(presetExperiment), ...laws].filter(hasData);
  return [...new Map(all.map((experiment) => [floorKey(experiment), experiment])).values()];
}

/** What a trainer would measure: see worker/floors.ts. */
async function floorOf({ data, seed }: Experiment, engine: Engine): Promise<NoiseFloor> {
  // Perfect samplers know nothing of the networks.
  const small = { 'generator.width': 8, 'critic.width': 8, 'training.batch': 8 };
  const run = await openRun({ ...withValues(defaultExperiment(), small), data, seed }, engine);
  const perfect = [];
  while (perfect.length < repeatsFor(run.law)) perfect.push(await run.perfect(perfect.length));
  const floor = { ...bandsOf(perfect), ...exactBands(run.law) };
  run.dispose();
  return floor;
}

/** A floor as it is recorded. */
export async function recordOf(experiment: Experiment, engine: Engine): Promise<RecordedFloor> {
  const rounded = (value: number): number => (Math.abs(value) < NOTHING ? 0 : Number(value.toPrecision(DIGITS)));
  const bands = Object.entries(await floorOf(experiment, engine)).map(([name, { median, low, high }]) => [
    name,
    [median, low, high].map(rounded),
  ]);
  return { of: floorKey(experiment), bands: Object.fromEntries(bands) };
}
