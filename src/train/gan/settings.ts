import type { Experiment } from '../../experiment/experiment.ts';
import type { Derived } from '../cells.ts';
import { bandwidthAt, learningRateAt } from '../schedule.ts';

/** Cell of the bandwidth in force, computed from the smoothing schedule. */
export const BANDWIDTH_NOW = 'smoothing.now';

/** Critic steps of a warm-up, in the first generator steps and at every so-many-th (Arjovsky's code of WGAN). */
export const WARM_UP = { criticSteps: 100, first: 25, every: 500 } as const;

/** How often the critic learns in this step. */
export function criticStepsAt({ criticSteps, warmUp }: Experiment['training'], step: number): number {
  const isWarm = warmUp && (step < WARM_UP.first || step % WARM_UP.every === 0);
  return isWarm ? WARM_UP.criticSteps : criticSteps;
}

/** What follows from the step of a GAN: the bandwidth, both learning rates, and the number of critic steps if they warm up. */
export const ganDerived = ({ training, smoothing, generatorOptimiser, criticOptimiser }: Experiment): Derived => ({
  'training.criticSteps': (step) => criticStepsAt(training, step),
  'generatorOptimiser.rate': (step) => learningRateAt(generatorOptimiser, step),
  'criticOptimiser.rate': (step) => learningRateAt(criticOptimiser, step),
  [BANDWIDTH_NOW]: (step) => bandwidthAt(smoothing, step),
});
