import type { Experiment } from '../../experiment/experiment.ts';
import type { Derived } from '../cells.ts';
import { learningRateAt, powerAt } from '../schedule.ts';
import { AVERAGE_NOW } from './actors.ts';

/** Share of the averaged weights that stays in a step: less in the first steps, so that the average does not lag behind the start. */
export const averageAt = ({ average }: Experiment['sampler'], step: number): number =>
  Math.min(average, (1 + step) / (10 + step));

/** How often the score network learns in this step. */
export const scoreStepsAt = ({ scoreSteps, lead }: Experiment['sampler'], step: number): number =>
  step === 0 ? scoreSteps + lead : scoreSteps;

/** What follows from the step of a sampler: the power of its target, how much of the average stays, the score steps, and both learning rates. */
export const samplerDerived = ({ sampler, generatorOptimiser, scoreOptimiser }: Experiment): Derived => ({
  'sampler.scoreSteps': (step) => scoreStepsAt(sampler, step),
  'generatorOptimiser.rate': (step) => learningRateAt(generatorOptimiser, step),
  'scoreOptimiser.rate': (step) => learningRateAt(scoreOptimiser, step),
  'sampler.beta': (step) => powerAt(sampler, step),
  [AVERAGE_NOW]: (step) => averageAt(sampler, step),
});
