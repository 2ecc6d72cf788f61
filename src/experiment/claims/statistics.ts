import { mean, variance } from '../../math/stats.ts';
import {
  type Cell,
  evaluationSteps,
  type Measure,
  measuresOf,
  type Quantity,
  type Span,
  type Take,
} from './contract.ts';

/** One seed's run of a cell, as it is stored. */
export interface SeedTrace {
  readonly seed: number;
  readonly wallMs: number;
  /**
   * Values by metric, one per evaluation (see `evaluationSteps`); null where the metric was undefined. Shorter than the
   * grid if the run diverged.
   */
  readonly values: Readonly<Record<string, readonly (number | null)[]>>;
  /** Step after which weights were no longer finite. */
  readonly diverged?: number;
}

/** A quantity of one seed: its value, or why there is none. */
export type Value = number | 'undefined' | 'diverged' | 'missing';

function isIn(span: Span, step: number, steps: number): boolean {
  if (span === 'all') return true;
  if (typeof span === 'object') return 'until' in span ? step <= span.until : step >= span.from;
  return span === 'first-half' ? step <= steps / 2 : step >= steps / 2;
}

function taken(take: Take, values: readonly number[]): number {
  if (take === 'final' || typeof take === 'object') return values.at(-1) ?? Number.NaN;
  switch (take) {
    case 'mean':
      return mean(values);
    case 'sd':
      return Math.sqrt(variance(values));
    case 'min':
      return Math.min(...values);
    case 'max':
      return Math.max(...values);
    case 'negative':
      return values.filter((value) => value < 0).length / values.length;
  }
}

/** Indices of the evaluations that a measure looks at. */
function indicesOf({ take, over }: Measure, cell: Cell): number[] {
  const grid = evaluationSteps(cell);
  if (take === 'final') return [grid.length - 1];
  if (typeof take === 'object') return [grid.indexOf(take.at)];
  return grid.flatMap((step, index) => (isIn(over, step, cell.steps) ? index : []));
}

/**
 * The values that a measure looks at, in one seed's run. `missing` if the metric was not traced, `diverged` if the run ended
 * before the last evaluation that counts, `undefined` if any of them has no finite value. Of critic statistics the
 * evaluation before training has none by nature, so over a whole run it is left out where it is undefined.
 */
function seriesOf(measure: Measure, trace: SeedTrace): readonly number[] | Exclude<Value, number> {
  const values = trace.values[measure.metric];
  if (!values) return 'missing';
  const indices = indicesOf(measure, measure.cell);
  if (trace.diverged !== undefined && Math.max(...indices) >= values.length) return 'diverged';
  const counted = indices.map((index) => values[index] ?? null);
  const afterStart = indices[0] === 0 && counted[0] === null ? counted.slice(1) : counted;
  if (afterStart.length === 0) return 'undefined';
  const finite = afterStart.filter((value): value is number => value !== null && Number.isFinite(value));
  return finite.length === afterStart.length ? finite : 'undefined';
}

/** A measure of one seed, or why it has no value (see `seriesOf`). */
export function measured(measure: Measure, trace: SeedTrace): Value {
  const series = seriesOf(measure, trace);
  return typeof series === 'string' ? series : taken(measure.take, series);
}

/** Pearson's correlation over the evaluations that both have; undefined where one of them never changes. */
function correlationOf(measures: readonly Measure[], traceOf: TraceOf): Value {
  const series = measures.map((measure) => {
    const trace = traceOf(measure.cell);
    return trace ? seriesOf(measure, trace) : 'missing';
  });
  const reason = series.find((each) => typeof each === 'string');
  if (typeof reason === 'string') return reason;
  const [a = [], b = []] = series as (readonly number[])[];
  // Only a start without a value is left out, so that both end at the same evaluation.
  const shared = Math.min(a.length, b.length);
  const [x, y] = [a.slice(-shared), b.slice(-shared)];
  const [meanX, meanY] = [mean(x), mean(y)];
  const covariance = mean(x.map((value, i) => (value - meanX) * ((y[i] as number) - meanY)));
  return finiteOrNone(covariance / Math.sqrt(variance(x) * variance(y)));
}

/** The run of a cell with one seed. */
export type TraceOf = (cell: Cell) => SeedTrace | undefined;

const partsOf = (quantity: Quantity, traceOf: TraceOf): Value[] =>
  measuresOf(quantity).map((measure) => {
    const trace = traceOf(measure.cell);
    return trace ? measured(measure, trace) : 'missing';
  });

const finiteOrNone = (value: number): Value => (Number.isFinite(value) ? value : 'undefined');

/** A quantity of one seed, from the traces of its cells. A ratio to zero is undefined. */
export function quantityOf(quantity: Quantity, traceOf: TraceOf): Value {
  if ('combine' in quantity && quantity.combine === 'correlation') return correlationOf(quantity.of, traceOf);
  const parts = partsOf(quantity, traceOf);
  const reason = parts.find((part) => typeof part === 'string');
  if (reason !== undefined) return reason;
  const numbers = parts as number[];
  const [a, b] = numbers as [number, number];
  if (!('combine' in quantity)) return a;
  if (quantity.combine === 'spread') return Math.max(...numbers) - Math.min(...numbers);
  return finiteOrNone(quantity.combine === 'difference' ? a - b : a / b);
}

/**
 * Standard deviation over the seeds of the first measure of a quantity ÷ that of the second. As for a single seed, one run
 * without a value leaves none; so does a single seed, or a second measure that is the same in all runs.
 */
export function spreadRatio(quantity: Quantity, seeds: readonly TraceOf[]): Value {
  const parts = seeds.map((traceOf) => partsOf(quantity, traceOf));
  const reason = parts.flat().find((part) => typeof part === 'string');
  if (reason !== undefined) return reason;
  const [a, b] = [0, 1].map((i) => Math.sqrt(variance((parts as number[][]).map((values) => values[i] as number))));
  return finiteOrNone((a as number) / (b as number));
}
