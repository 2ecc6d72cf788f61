import { meets } from '../presets/outcome.ts';
import type { Bound } from './contract.ts';
import type { Measured } from './readings.ts';

export type Known = Readonly<Record<string, Measured | undefined>>;

const within = (value: number, { atLeast, atMost }: { readonly atLeast?: number; readonly atMost?: number }): boolean =>
  value >= (atLeast ?? Number.NEGATIVE_INFINITY) && value <= (atMost ?? Number.POSITIVE_INFINITY);

/** The largest value of a metric until a step; null where there is none. */
function peak(run: Measured, metric: string, until: number): number | null {
  const values = [...(run.past ?? []), run].flatMap(({ step, metrics }) =>
    step <= until ? (metrics[metric] ?? []) : [],
  );
  return values.length > 0 ? Math.max(...values) : null;
}

/** Modes that are held, were not at an earlier evaluation, and were before that one. */
export function returnedModes({ shares, past = [] }: Measured): number {
  return shares.filter(({ strict }, i) => {
    if (!strict) return false;
    const first = past.findIndex((then) => then.shares[i]?.strict);
    return first >= 0 && past.slice(first).some((then) => !then.shares[i]?.strict);
  }).length;
}

/** Whether a bound holds. What was not measured, or is undefined, meets none. */
export function holds(bound: Bound, runs: Known): boolean {
  const run = runs[bound.run ?? 'a'];
  if (!run) return false;
  if ('returned' in bound) return within(returnedModes(run), bound);
  if (!('above' in bound)) return meets(bound, run);
  const value = bound.peakUntil === undefined ? run.metrics[bound.metric] : peak(run, bound.metric, bound.peakUntil);
  const other = runs[bound.above]?.metrics[bound.metric];
  if (value === null || value === undefined || other === null || other === undefined) return false;
  return within(value - other, bound);
}

export const holdAll = (bounds: readonly Bound[], runs: Known): boolean => bounds.every((bound) => holds(bound, runs));

/** Evaluations in a row at which bounds must hold: one alone may be a fluke. */
const IN_A_ROW = 2;

export type Verdict = 'goes on' | 'met' | 'missed';

interface Watched {
  readonly meets: readonly Bound[];
  readonly from?: number | undefined;
  readonly by: number;
}

/** Watches what ends a scene, from evaluation to evaluation. */
export function watchBounds({ meets: bounds, from = 0, by }: Watched) {
  let row = 0;
  return (step: number, runs: Known): Verdict => {
    row = holdAll(bounds, runs) ? row + 1 : 0;
    if (step >= from && row >= IN_A_ROW) return 'met';
    return step >= by ? 'missed' : 'goes on';
  };
}
