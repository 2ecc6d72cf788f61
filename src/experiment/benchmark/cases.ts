import { changesOfChoice, defaultExperiment, type Experiment, withValues } from '../experiment.ts';

/** A training step whose speed is measured: method, width of both networks (two hidden layers each), and batch. */
export interface BenchCase {
  /** `<method>-<width>x<batch>`, permanent. */
  readonly id: string;
  readonly method: 'ns-gan' | 'wgan-gp';
  readonly width: number;
  readonly batch: number;
}

const of = (method: BenchCase['method'], width: number, batch: number): BenchCase => ({
  id: `${method.replace('ns-gan', 'nsgan')}-${width}x${batch}`,
  method,
  width,
  batch,
});

/** Every case. The last one asks whether widths that are no multiple of a vector fall off a cliff. */
export const BENCH_CASES: readonly BenchCase[] = [
  of('ns-gan', 32, 64),
  of('ns-gan', 64, 256),
  of('ns-gan', 128, 512),
  of('wgan-gp', 32, 64),
  of('wgan-gp', 64, 256),
  of('wgan-gp', 128, 512),
  of('ns-gan', 30, 60),
];

/** Members of the ensemble whose total rate is measured beside a single run. */
export const ENSEMBLE = 64;

/** Throws a RangeError for an id that does not exist. */
export function findBenchCase(id: string): BenchCase {
  const found = BENCH_CASES.find((each) => each.id === id);
  if (!found) throw new RangeError(`no such case: ${id}; allowed: ${BENCH_CASES.map((each) => each.id).join(', ')}`);
  return found;
}

/** The whole experiment of a case: defaults, the method's recommendations, one critic and one generator update a step. */
export function benchExperiment({ method, width, batch }: BenchCase): Experiment {
  return withValues(defaultExperiment(), {
    ...changesOfChoice('method.id', method),
    'training.criticSteps': 1,
    'generator.width': width,
    'critic.width': width,
    'training.batch': batch,
  });
}
