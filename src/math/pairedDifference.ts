import { mean, standardError } from './stats.ts';
import { studentQuantile } from './studentT.ts';

/** How much two measurements of the same things differ on average. */
export interface PairedDifference {
  /** Pairs of which both have a value. */
  readonly pairs: number;
  /** Mean of second − first; null without pairs. */
  readonly mean: number | null;
  readonly se: number | null;
  /** Ends of the 95 % interval of that mean, by Student's t with pairs − 1 degrees of freedom; null below two pairs. */
  readonly interval: readonly [number, number] | null;
}

/** Compares two lists pair by pair; a pair in which either value is absent or not finite does not count. */
export function pairedDifference(
  first: readonly (number | null | undefined)[],
  second: readonly (number | null | undefined)[],
): PairedDifference {
  const differences = first.flatMap((value, index) => {
    const difference = (second[index] ?? Number.NaN) - (value ?? Number.NaN);
    return Number.isFinite(difference) ? [difference] : [];
  });
  const pairs = differences.length;
  if (pairs === 0) return { pairs, mean: null, se: null, interval: null };
  const centre = mean(differences);
  if (pairs === 1) return { pairs, mean: centre, se: null, interval: null };
  const se = standardError(differences);
  const half = studentQuantile(0.975, pairs - 1) * se;
  return { pairs, mean: centre, se, interval: [centre - half, centre + half] };
}
