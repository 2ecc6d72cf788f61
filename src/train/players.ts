import { type Experiment, valueAt } from '../experiment/experiment.ts';
import type { Play } from '../methods/contract.ts';
import { findMethod } from '../methods/index.ts';
import { initialVectors, initialWeights } from '../nn/initialise.ts';
import { type Layout, layoutOf } from '../nn/layout.ts';
import type { OptimiserKind } from '../nn/optimiserSchema.ts';
import { momentsOf } from '../nn/optimisers.ts';
import type { NetworkSpec } from '../nn/spec.ts';
import { POINTS, type Subject } from './subject.ts';

/** Number of coordinates of a point on the plane. */
export const POINT = 2;

/** One network with its optimiser, and the names of its state vectors. */
export interface Player {
  readonly role: 'generator' | 'critic';
  readonly spec: NetworkSpec;
  readonly layout: Layout;
  readonly optimiser: OptimiserKind;
  /** State vector of the weights. */
  readonly weights: string;
  /** State vectors of the optimiser's moments. */
  readonly moments: readonly string[];
  /** State vector of the power iteration; absent without spectral normalisation. */
  readonly vectors?: string;
  /** State vector of the running averages; absent without batch normalisation. */
  readonly statistics?: string;
}

export interface Players {
  readonly generator: Player;
  readonly critic: Player;
}

/** Whether a critic network is part of the program; methods without one compute their discriminator. */
export const hasCritic = ({ method }: Pick<Experiment, 'method'>): boolean =>
  findMethod(method.id).needs.critic !== 'none';

function player(role: Player['role'], spec: NetworkSpec, optimiser: OptimiserKind): Player {
  const moments = Array.from({ length: momentsOf(optimiser) }, (_, i) => `${role}.moment${i + 1}`);
  const vectors = spec.normalisation === 'spectral' ? { vectors: `${role}.spectral` } : {};
  const statistics = spec.normalisation === 'batch' ? { statistics: `${role}.statistics` } : {};
  return {
    role,
    spec,
    layout: layoutOf(spec),
    optimiser,
    weights: `${role}.weights`,
    moments,
    ...vectors,
    ...statistics,
  };
}

/** Whether the generator is given a class beside its latent. */
export const isConditional = (experiment: Experiment): boolean =>
  findMethod(experiment.method.id).conditional?.(optionOf(experiment)) ?? false;

/** Settings by dotted key, as a method's declaration asks for them. */
export const optionOf =
  (experiment: Experiment): Play['option'] =>
  (key) =>
    valueAt(experiment, key);

/**
 * Both players of an experiment: latent (and class) → sample, and `packing` samples (and a class) → the outputs of the
 * critic. Pixels lie in [−1, 1], and so does all that a generator of images makes.
 */
export function playersOf(experiment: Experiment, subject: Subject = POINTS): Players {
  const { generator, critic, latent, training } = experiment;
  const { space, classes } = subject;
  const { critic: shape } = findMethod(experiment.method.id);
  const generatorSpec: NetworkSpec = {
    ...generator,
    inputs: latent.dimension + (isConditional(experiment) ? classes : 0),
    outputs: space.size,
    ...(space.kind === 'image' && { makes: space, head: 'tanh' }),
  };
  const criticSpec: NetworkSpec = {
    ...critic,
    inputs: space.size * training.packing + (shape?.seesClass ? classes : 0),
    outputs: shape?.outputs(classes, optionOf(experiment)) ?? 1,
    ...(space.kind === 'image' && { sees: { ...space, count: training.packing } }),
  };
  return {
    generator: player('generator', generatorSpec, experiment.generatorOptimiser.kind),
    critic: player('critic', criticSpec, experiment.criticOptimiser.kind),
  };
}

/** State vectors of a player before the first step. */
export function initialState(player: Player, seed: number): Readonly<Record<string, Float32Array>> {
  const weights = initialWeights(player.spec, seed, player.role);
  return {
    [player.weights]: weights,
    ...Object.fromEntries(player.moments.map((name) => [name, new Float32Array(weights.length)])),
    ...(player.vectors && { [player.vectors]: initialVectors(player.spec, weights, seed, player.role) }),
  };
}
