import { type Experiment, keysOf } from '../experiment.ts';
import { difference } from '../restart.ts';
import { type ClaimDeclaration, cellExperiment, cellsOf } from './contract.ts';

/** Settings that change how long or with which numbers a run is repeated, not what it shows. */
const REPETITION = /^(seed$|stop\.)/;

/** What kind of run it is: a claim about another kind says nothing about this one. */
const kindOf = ({ data, method, smoothing, penalty, training }: Experiment): string =>
  [data.id, method.id, method.space, smoothing.on, penalty.kind, training.packing > 1].join();

/** Settings in which two experiments of a kind differ. */
const distance = (from: Experiment, to: Experiment): number =>
  Object.keys(difference(from, to).changes).filter((key) => !REPETITION.test(key)).length;

/**
 * The claims behind an experiment: those that were judged on a cell of its kind, which is the same method on the same data
 * with the same smoothing, penalty and packing. The nearest settings come first, equal ones in the order given.
 */
export function claimsBehind<T extends { readonly claim: ClaimDeclaration }>(
  experiment: Experiment,
  claims: readonly T[],
): readonly T[] {
  const kind = kindOf(experiment);
  return claims
    .flatMap((each) => {
      const near = cellsOf(each.claim)
        .map(cellExperiment)
        .filter((cell) => kindOf(cell) === kind);
      if (near.length === 0) return [];
      return [{ each, far: Math.min(keysOf(experiment).length, ...near.map((cell) => distance(experiment, cell))) }];
    })
    .sort((a, b) => a.far - b.far)
    .map(({ each }) => each);
}
