import { mean, standardError } from '../../math/stats.ts';
import { METRICS } from '../../metrics/index.ts';
import { NUMERIC_VERSION } from './numericVersion.ts';
import { pointsOf, type SweepPlan, valuesAt } from './plan.ts';
import { type Unit, unitsOf } from './units.ts';

/** What came out of one run. */
export interface UnitResult {
  readonly name: string;
  readonly seed: number;
  /** Steps that the metrics belong to: those of the plan, or the last healthy ones before a divergence. */
  readonly steps: number;
  readonly metrics: Readonly<Record<string, number | null>>;
  /** SHA-256 of the generated points, where it was taken. */
  readonly samples?: string;
  readonly diverged?: { readonly step: number; readonly healthyStep: number; readonly where: string };
}

/** A metric over the seeds of a point that have a value of it. */
export interface PointSummary {
  readonly n: number;
  readonly mean: number | null;
  readonly se: number | null;
}

export interface SweepPoint {
  readonly point: number;
  /** Value of every axis, as a link would say it. */
  readonly values: readonly string[];
  readonly results: readonly UnitResult[];
  readonly summary: Readonly<Record<string, PointSummary>>;
}

/** A sweep with what is known of it: what `sweep collect` writes and the page opens. */
export interface SweepDocument {
  readonly format: 'modescope-sweep';
  readonly version: 1;
  readonly numericVersion: number;
  readonly plan: SweepPlan;
  readonly points: readonly SweepPoint[];
  /** Names of the runs that have no result. */
  readonly missing: readonly string[];
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** Mean and standard error of a metric over the seeds that have a value. */
export function summaryOf(results: readonly UnitResult[], metric: string): PointSummary {
  const values = results.flatMap(({ metrics }) => metrics[metric] ?? []);
  return { n: values.length, mean: finite(mean(values)), se: finite(standardError(values)) };
}

function pointOf(plan: SweepPlan, point: number, results: readonly UnitResult[]): SweepPoint {
  const keys = [...new Set(results.flatMap(({ metrics }) => Object.keys(metrics)))].sort();
  const summary = Object.fromEntries(keys.map((key) => [key, summaryOf(results, key)]));
  return { point, values: valuesAt(plan, point), results, summary };
}

/** Puts the results of a plan together, whoever computed them in whatever order. `units` are those of the plan, for whoever has them. */
export function collect(
  plan: SweepPlan,
  resultOf: (unit: Unit) => UnitResult | undefined,
  units: readonly Unit[] = unitsOf(plan),
): SweepDocument {
  const found = new Map<number, UnitResult[]>(pointsOf(plan).map((point) => [point, []]));
  const missing: string[] = [];
  for (const unit of units) {
    const result = resultOf(unit);
    if (result) found.get(unit.point)?.push(result);
    else missing.push(unit.name);
  }
  const points = [...found].map(([point, results]) => pointOf(plan, point, results));
  return { format: 'modescope-sweep', version: 1, numericVersion: NUMERIC_VERSION, plan, points, missing };
}

/** The point with the best mean, and those that cannot be told from it: no farther than two standard errors of the difference. */
export interface Ranking {
  readonly best: SweepPoint;
  readonly ties: ReadonlySet<number>;
}

/** Throws a RangeError for a metric that is better in neither direction; null where no point has a value. */
export function rankingOf(points: readonly SweepPoint[], metric: string): Ranking | null {
  const sign = signOf(metric);
  const value = ({ summary }: SweepPoint): number => sign * (summary[metric]?.mean ?? Number.NEGATIVE_INFINITY);
  const known = points.filter(({ summary }) => typeof summary[metric]?.mean === 'number');
  const [first, ...rest] = known;
  if (!first) return null;
  const best = rest.reduce((best, point) => (value(point) > value(best) ? point : best), first);
  const error = ({ summary }: SweepPoint): number => summary[metric]?.se ?? 0;
  const ties = known.filter((point) => value(best) - value(point) <= 2 * Math.hypot(error(best), error(point)));
  return { best, ties: new Set(ties.map(({ point }) => point)) };
}

/** 1 where higher is better, −1 where lower is. Throws a RangeError otherwise. */
export function signOf(metric: string): 1 | -1 {
  const better = METRICS.find(({ key }) => key === metric)?.better;
  if (!better) throw new RangeError(`${metric} is better in neither direction`);
  return better === 'higher' ? 1 : -1;
}
