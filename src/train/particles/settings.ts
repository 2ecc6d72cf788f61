import type { Experiment } from '../../experiment/experiment.ts';
import type { Derived } from '../cells.ts';
import { powerAt } from '../schedule.ts';

/** What follows from the step of particles: the power of their target. */
export const particlesDerived = ({ particles }: Experiment): Derived => ({
  'particles.beta': (step) => powerAt(particles, step),
});
