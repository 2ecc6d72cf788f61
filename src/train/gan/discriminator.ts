import type { Law } from '../../data/law.ts';
import type { Execution } from '../../engine/contract.ts';
import type { Trained } from '../../experiment/availability.ts';
import { type Experiment, paramOf, valueAt } from '../../experiment/experiment.ts';
import { key } from '../../math/rng.ts';
import { criticOf } from '../../methods/index.ts';
import type { Landscape } from '../landscape.ts';
import { bandwidthInForce } from '../schedule.ts';
import type { Subject } from '../subject.ts';
import { KERNEL_CENTRES, type KernelView, kernelInput } from './kernelProbe.ts';
import { hasCritic, POINT } from './players.ts';

/** What of a run its discriminator is made from. */
interface Parts {
  readonly law: Law;
  readonly subject: Pick<Subject, 'space'>;
  readonly execution: Execution;
  readonly trained: () => Trained;
  /** The first generated points of the fixed evaluation latents. */
  readonly generated: (count: number) => Promise<Float32Array>;
}

/** Whether a discriminator can be looked at: the kernel density one, of methods without a critic, is computed on the plane only. */
export const isVisible = (experiment: Experiment, { space }: Pick<Subject, 'space'>): boolean =>
  hasCritic(experiment) || (criticOf(experiment.method.id) === 'none' && space.kind === 'plane');

/** How many points of the data, and of the generator, the stage shows. */
export const SHOWN_POINTS = 500;

/** Points of the data that are shown beside a run, the same for its whole length. */
export const shownPoints = (law: Law, seed: number, count: number): Float32Array =>
  law.sample(key(seed, 'shown'), count);

/**
 * The critic network, or for a method without one the kernel density discriminator between the first points that are
 * shown of the data and of the generator, at the bandwidth in force.
 */
export function discriminatorOf({ law, subject, execution, trained, generated }: Parts): Landscape {
  if (hasCritic(trained())) {
    return {
      outputs: (samples) => execution.probe('criticise', samples, subject.space.size),
      gradients: (samples) => execution.probe('criticGradient', samples, subject.space.size),
    };
  }
  const real = shownPoints(law, trained().seed, KERNEL_CENTRES);
  async function view(): Promise<KernelView> {
    const now = trained();
    return {
      bandwidth: bandwidthInForce(now, execution.step),
      floor: paramOf(now, 'method.floor') ? Number(valueAt(now, 'method.floor')) : 0,
      real,
      generated: await generated(KERNEL_CENTRES),
    };
  }
  const ask = async (probe: string, points: Float32Array): Promise<Float32Array> =>
    execution.probe(probe, kernelInput(await view(), points), POINT);
  return {
    outputs: (points) => ask('kernelLogit', points),
    gradients: (points) => ask('kernelGradient', points),
  };
}
