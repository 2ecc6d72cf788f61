import type { Cell, Measure, Span, Take } from './contract.ts';

/** Short forms for declarations. */
const over =
  (take: Take, span: Span) =>
  (cell: Cell, metric: string): Measure => ({ cell, metric, take, over: span });

/** Value at the last step. */
export const final = over('final', 'all');
/** Mean over the evaluations of the second half. */
export const lateMean = over('mean', 'second-half');
/** Standard deviation over time in the second half. */
export const lateSd = over('sd', 'second-half');
/** Largest value in the second half. */
export const lateMax = over('max', 'second-half');
/** Share of the evaluations of the second half at which the value is below zero. */
export const lateNegative = over('negative', 'second-half');
/** Smallest value in the second half. */
export const lateMin = over('min', 'second-half');
/** Smallest value of the first half, the start included. */
export const earlyMin = over('min', 'first-half');
/** Largest value of the first half, the start included. */
export const earlyMax = over('max', 'first-half');
/** Largest value of the whole run. */
export const largest = over('max', 'all');
/** Smallest value of the whole run. */
export const smallest = over('min', 'all');
/** Largest value up to a step. */
export const largestUntil = (step: number, cell: Cell, metric: string): Measure =>
  over('max', { until: step })(cell, metric);
/** Value at one step of the evaluation grid. */
export const at = (step: number, cell: Cell, metric: string): Measure => over({ at: step }, 'all')(cell, metric);

export const difference = (a: Measure, b: Measure) => ({ combine: 'difference', of: [a, b] }) as const;
export const ratio = (a: Measure, b: Measure) => ({ combine: 'ratio', of: [a, b] }) as const;
/** How two metrics of one cell move together over its run, from its first evaluation after the start. */
export const correlation = (cell: Cell, a: string, b: string) => {
  const trained = over('mean', { from: cell.every });
  return { combine: 'correlation', of: [trained(cell, a), trained(cell, b)] } as const;
};
export const spread = (...of: readonly Measure[]) => ({ combine: 'spread', of }) as const;
