import type { ModeShare } from '../../metrics/coverage.ts';
import type { Condition, Outcome } from './contract.ts';

interface Measured {
  readonly metrics: Readonly<Record<string, number | null>>;
  readonly shares: readonly ModeShare[];
}

const within = (value: number, { atLeast, atMost }: Condition): boolean =>
  value >= (atLeast ?? Number.NEGATIVE_INFINITY) && value <= (atMost ?? Number.POSITIVE_INFINITY);

/** Whether an evaluation meets a condition. An undefined metric, or a mode that does not exist, meets none. */
export function meets(condition: Condition, { metrics, shares }: Measured): boolean {
  if ('metric' in condition) {
    const value = metrics[condition.metric] ?? null;
    return value !== null && within(value, condition);
  }
  return condition.modes.every((index) => {
    const mode = shares[index];
    return mode !== undefined && within(mode.share / mode.target, condition);
  });
}

/** Whether a run shows what its preset says. */
export function shows(outcome: Outcome, measured: Measured): boolean {
  return outcome.conditions.every((condition) => meets(condition, measured));
}

/** A condition as a formula for tables: `strictModes ≥ 7`, `share of modes 2, 5 ≤ 0.25 × target`. */
export function conditionText(condition: Condition): string {
  const { atLeast, atMost } = condition;
  const isMetric = 'metric' in condition;
  const name = isMetric ? condition.metric : `share of modes ${condition.modes.map((mode) => mode + 1).join(', ')}`;
  const times = isMetric ? '' : ' × target';
  const low = atLeast === undefined ? [] : [`${name} ≥ ${atLeast}${times}`];
  const high = atMost === undefined ? [] : [`${name} ≤ ${atMost}${times}`];
  return [...low, ...high].join(', ');
}
