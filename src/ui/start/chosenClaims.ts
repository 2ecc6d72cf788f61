import type { ClaimSummary } from '../../experiment/claims/results.ts';
import type { Verdict } from '../../experiment/claims/verdict.ts';

/** How many claims of a verdict stand on the start page: those that failed as well, not only the good ones. */
const SHOWN: readonly (readonly [Verdict, number])[] = [
  ['reproduced', 3],
  ['not reproduced', 2],
  ['unclear', 1],
];

/** The first claims of every verdict, in the order of the list. */
export const chosenClaims = (summaries: readonly ClaimSummary[]): readonly ClaimSummary[] =>
  SHOWN.flatMap(([wanted, count]) => summaries.filter(({ verdict }) => verdict === wanted).slice(0, count));
