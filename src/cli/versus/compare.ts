import { type PairedDifference, pairedDifference } from '../../math/pairedDifference.ts';
import { METRICS } from '../../metrics/index.ts';
import type { SeedResult } from '../runSeeds.ts';

/** Seeds by which arm was better; those of equal values apart. */
export interface Wins {
  readonly a: number;
  readonly b: number;
  readonly ties: number;
}

/** One metric of two arms over the same seeds. */
export interface MetricComparison {
  /** B − A, seed by seed. */
  readonly difference: PairedDifference;
  /** Null for a metric of which neither direction is better. */
  readonly wins: Wins | null;
}

type Better = 'higher' | 'lower' | undefined;

function winsOf(a: readonly (number | null)[], b: readonly (number | null)[], better: Better): Wins | null {
  if (better === undefined) return null;
  const sign = better === 'higher' ? 1 : -1;
  const leads = a.flatMap((value, i) => {
    const other = b[i] ?? null;
    return value === null || other === null ? [] : [sign * (other - value)];
  });
  const count = (isCounted: (lead: number) => boolean): number => leads.filter(isCounted).length;
  return { a: count((lead) => lead < 0), b: count((lead) => lead > 0), ties: count((lead) => lead === 0) };
}

const betterOf = (key: string): Better => METRICS.find((metric) => metric.key === key)?.better;

/**
 * Every metric that either arm has, in the order of A. Results stand in the order of the seeds, which are the same in both
 * arms; throws a RangeError where they are not.
 */
export function compareArms(
  a: readonly SeedResult[],
  b: readonly SeedResult[],
): Readonly<Record<string, MetricComparison>> {
  if (a.length !== b.length || a.some(({ seed }, i) => seed !== b[i]?.seed))
    throw new RangeError('arms are compared on the same seeds');
  const keys = new Set([...a, ...b].flatMap(({ metrics }) => Object.keys(metrics)));
  return Object.fromEntries(
    [...keys].map((key) => {
      const [first, second] = [a, b].map((results) => results.map(({ metrics }) => metrics[key] ?? null)) as [
        (number | null)[],
        (number | null)[],
      ];
      return [key, { difference: pairedDifference(first, second), wins: winsOf(first, second, betterOf(key)) }];
    }),
  );
}
