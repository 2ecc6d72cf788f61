import { changesOfChoice, defaultExperiment, type Experiment, withValues } from '../experiment.ts';

/** A training step whose speed is measured. On the plane: method, width of both networks (two hidden layers each), batch. */
export interface BenchCase {
  /** `<method>-<width>x<batch>`, or `mnist-<networks>-<width>x<batch>`; permanent. */
  readonly id: string;
  readonly method: 'ns-gan' | 'wgan-gp';
  /** Units of every hidden layer; channels next to the pictures for convolutions. */
  readonly width: number;
  readonly batch: number;
  /** Networks that make and see the digits of MNIST in place of points. */
  readonly images?: 'mlp' | 'dcgan';
}

const of = (method: BenchCase['method'], width: number, batch: number): BenchCase => ({
  id: `${method.replace('ns-gan', 'nsgan')}-${width}x${batch}`,
  method,
  width,
  batch,
});

const onDigits = (images: 'mlp' | 'dcgan', width: number, batch: number): BenchCase => ({
  id: `mnist-${images}-${width}x${batch}`,
  method: 'ns-gan',
  width,
  batch,
  images,
});

/**
 * Every case. `nsgan-30x60` asks whether widths that are no multiple of a vector fall off a cliff; the last two are GANs on
 * MNIST, one of perceptrons and one of convolutions.
 */
export const BENCH_CASES: readonly BenchCase[] = [
  of('ns-gan', 32, 64),
  of('ns-gan', 64, 256),
  of('ns-gan', 128, 512),
  of('wgan-gp', 32, 64),
  of('wgan-gp', 64, 256),
  of('wgan-gp', 128, 512),
  of('ns-gan', 30, 60),
  onDigits('mlp', 256, 64),
  onDigits('dcgan', 32, 64),
];

/** Members of the ensemble whose total rate is measured beside a single run. */
export const ENSEMBLE = 64;

/** Throws a RangeError for an id that does not exist. */
export function findBenchCase(id: string): BenchCase {
  const found = BENCH_CASES.find((each) => each.id === id);
  if (!found) throw new RangeError(`no such case: ${id}; allowed: ${BENCH_CASES.map((each) => each.id).join(', ')}`);
  return found;
}

/** What both networks of a case on digits are, whatever the law recommends: the same as the baseline's. */
const digitNetworks = (images: 'mlp' | 'dcgan', width: number) =>
  Object.fromEntries(
    ['generator', 'critic'].flatMap((player) => [
      [`${player}.architecture`, images],
      [`${player}.${images === 'mlp' ? 'width' : 'channels'}`, width],
      [`${player}.depth`, 2],
      [`${player}.activation`, 'relu'],
      [`${player}.normalisation`, 'none'],
    ]),
  );

/** The whole experiment of a case: defaults, the method's recommendations, one critic and one generator update a step. */
export function benchExperiment({ method, width, batch, images }: BenchCase): Experiment {
  return withValues(defaultExperiment(), {
    ...changesOfChoice('method.id', method),
    ...(images && { 'data.id': 'mnist', 'latent.dimension': 64, 'latent.law': 'normal' }),
    'training.criticSteps': 1,
    'generator.width': width,
    'critic.width': width,
    'training.batch': batch,
    ...(images && digitNetworks(images, width)),
  });
}
