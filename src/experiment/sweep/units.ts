import { contentHashOfBytes } from '../../data/contentHash.ts';
import { encodeValue } from '../../schema/codec.ts';
import { type Experiment, keysOf, valueAt, withValue } from '../experiment.ts';
import { NUMERIC_VERSION } from './numericVersion.ts';
import { experimentAt, pointsOf, type SweepPlan } from './plan.ts';

/** One run of a sweep. */
export interface Unit {
  /** Its place in the plan. */
  readonly index: number;
  /** Its point in the grid. */
  readonly point: number;
  /** Complete, with its seed. */
  readonly experiment: Experiment;
  readonly steps: number;
  /** Hash of everything that its result depends on: the same run has the same name in every plan, on every machine. */
  readonly name: string;
}

const encoder = new TextEncoder();

/** All settings but the seed, written in one way. */
const settingsText = (experiment: Experiment): string =>
  keysOf(experiment)
    .filter((key) => key !== 'seed')
    .map((key) => `${key}=${encodeValue(valueAt(experiment, key))}`)
    .join('\n');

/** Every run of a plan: points in their order, seeds counting fastest. Throws a SweepError for a point that does not exist. */
export function unitsOf(plan: SweepPlan): readonly Unit[] {
  const { seeds, firstSeed, steps, engine } = plan;
  return pointsOf(plan).flatMap((point, place) => {
    const experiment = experimentAt(plan, point);
    const bytes = encoder.encode(settingsText(experiment));
    return Array.from({ length: seeds }, (_, i) => {
      const seed = firstSeed + i;
      const name = contentHashOfBytes([bytes], [String(seed), String(steps), engine, String(NUMERIC_VERSION)]);
      return { index: place * seeds + i, point, experiment: withValue(experiment, 'seed', seed), steps, name };
    });
  });
}

/** A part of the units: those at places ≡ `index` modulo `count`, so that dear points are spread over all parts. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

export const ofShard = (units: readonly Unit[], { index, count }: Shard): readonly Unit[] =>
  units.filter((unit) => unit.index % count === index);
