import type { Snapshot } from '../../engine/contract.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { difference } from '../../experiment/restart.ts';
import { chaptersOf, possibleChapters } from './chapters.ts';

/** Towers that part only where their tops begin to learn: what they have learnt until then is the same to the bit. */

/** Settings that nothing depends on before the top learns. */
const OF_TOP = /^(tower\.top|topOptimiser\.|stop\.)/;

const isOfTop = (key: string, { method }: Experiment): boolean =>
  OF_TOP.test(key) || (key === 'tower.gibbs' && !('chain' in method));

/** Steps for which two towers are the same: the whole bottom where they differ in nothing but what the top learns by, else 0. */
export function sharedSteps(one: Experiment, other: Experiment): number {
  const isOnlyOfTop = Object.keys(difference(one, other).changes).every((key) => isOfTop(key, other));
  return (isOnlyOfTop && chaptersOf(other).find(({ id }) => id === 'top')?.start) || 0;
}

/** A state for a tower that may have another top than the one it was taken of: a top that has not learnt yet is as it begins here. */
export function fittedTop(experiment: Experiment, snapshot: Snapshot, initial: Snapshot['state']): Snapshot {
  const hasLearnt = possibleChapters(experiment).some((id, i) => id !== 'bottom' && snapshot.counts[i] !== 0);
  if (hasLearnt) return snapshot;
  const tops = Object.entries(initial).filter(([name]) => name.startsWith('top'));
  return { ...snapshot, state: { ...snapshot.state, ...Object.fromEntries(tops) } };
}
