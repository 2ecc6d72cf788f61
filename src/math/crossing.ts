import { mean } from './stats.ts';

/**
 * Budget at which a falling curve first comes down to `level` > 0, in the logarithms of both axes between two of its points; values below
 * `least` > 0, of an estimate that may be negative, count as `least`. Null if it never does; what is not a number has not arrived.
 */
export function crossingOf(
  budgets: readonly number[],
  values: ArrayLike<number>,
  level: number,
  least: number,
): number | null {
  const at = budgets.findIndex((_, i) => (values[i] as number) <= level);
  if (at < 0) return null;
  const [to, value] = [budgets[at] as number, Math.max(least, Math.min(level, values[at] as number))];
  const [from, before] = [budgets[at - 1], values[at - 1]];
  if (from === undefined || before === undefined || !Number.isFinite(before)) return to;
  const share = Math.log(before / level) / Math.log(before / value);
  return from * (to / from) ** share;
}

/** How many of the largest budgets tell where a curve ends. */
const ENDS = 3;

/** More than any budget. */
const NEVER = 1e9;

/**
 * Order of curves over the same budgets, the best having the least: where they come down to `level`, and behind those that do the others
 * by their height at the end. Curves that run away come last.
 */
export function curveRank(budgets: readonly number[], curve: ArrayLike<number>, level: number): number {
  const crossing = crossingOf(budgets, curve, level, level / 10);
  if (crossing !== null) return crossing;
  const end = mean(Array.from(curve).slice(-ENDS));
  return NEVER * (Number.isFinite(end) ? 1 + end : Number.MAX_VALUE / NEVER);
}
