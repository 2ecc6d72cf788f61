import { type Experiment, valueAt } from '../../experiment/experiment.ts';
import type { Play } from '../../methods/gan/contract.ts';
import { criticOf, findGan } from '../../methods/index.ts';
import type { NetworkSpec } from '../../nn/spec.ts';
import { type NetworkActor, networkActor } from '../actors.ts';
import { POINTS, type Subject } from '../subject.ts';

/** Number of coordinates of a point on the plane. */
export const POINT = 2;

export type Player = NetworkActor<'critic' | 'generator'>;

export interface Players {
  readonly generator: NetworkActor<'generator'>;
  readonly critic: NetworkActor<'critic'>;
}

/** Whether a critic network is part of the program; methods without one compute their discriminator. */
export const hasCritic = ({ method }: Pick<Experiment, 'method'>): boolean =>
  (criticOf(method.id) ?? 'none') !== 'none';

/** Whether the generator is given a class beside its latent. */
export const isConditional = (experiment: Experiment): boolean =>
  findGan(experiment.method.id).conditional?.(optionOf(experiment)) ?? false;

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
  const { critic: shape } = findGan(experiment.method.id);
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
    generator: networkActor('generator', generatorSpec, experiment.generatorOptimiser.kind),
    critic: networkActor('critic', criticSpec, experiment.criticOptimiser.kind),
  };
}
