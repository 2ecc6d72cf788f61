import { holdAll, type Known } from '../../experiment/demos/bounds.ts';
import type { Bet } from '../../experiment/demos/contract.ts';
import { LOST } from '../../experiment/lessons/results.ts';

/**
 * What a bet is about in the reader's own run, at the step of the bet or the last one before: a metric, 1 or 0 for conditions met or not,
 * or the number of lost modes. Null where it was not measured.
 */
export function ownValue({ of, at, run = 'a' }: Bet, runs: Known): number | null {
  const last = runs[run];
  const measured = last && [...(last.past ?? []), last].findLast(({ step }) => step <= at);
  if (!measured || measured.step === 0) return null;
  if (of === LOST) return measured.shares.filter(({ strict }) => !strict).length;
  if (typeof of === 'string') return measured.metrics[of] ?? null;
  return holdAll(of, { a: measured }) ? 1 : 0;
}
