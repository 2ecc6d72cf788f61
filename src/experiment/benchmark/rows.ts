import { median, quantile } from '../../math/stats.ts';
import type { Row, Spread, Window } from './contract.ts';

/** Median, least and largest of a list that is not empty. */
export function spreadOf(values: readonly number[]): Spread {
  if (values.length === 0) throw new RangeError('no values to summarise');
  return { median: median(values), min: Math.min(...values), max: Math.max(...values) };
}

/** Row of a contender from its windows. Throws a RangeError if there are none. */
export function rowOf(
  about: Pick<Row, 'engine' | 'where' | 'case' | 'k' | 'workers' | 'loadMs'>,
  windows: readonly Window[],
): Row {
  const stepMs = windows.flatMap((window) => window.stepMs);
  return {
    ...about,
    stepsPerSecond: spreadOf(windows.map(({ stepsPerSecond }) => stepsPerSecond)),
    stepMs: { p50: quantile(stepMs, 0.5), p95: quantile(stepMs, 0.95), p99: quantile(stepMs, 0.99) },
    windows: windows.length,
  };
}
