import type { Experiment } from '../experiment/experiment.ts';
import type { Evaluation } from './frame.ts';

/** Steps between evaluations while a stop condition watches them; a multiple keeps the decision reproducible. */
export const WATCH_EVERY = 200;

const PLATEAU_EVALUATIONS = 15;
/** Movements below these are sampling noise of 2,500 points (three standard errors, rounded up). */
const PLATEAU_TOLERANCE = { highQuality: 0.02, slicedWasserstein: 0.03 } as const;

/** True if stop conditions need evaluations at fixed steps. */
export function watches({ stop }: Experiment): boolean {
  return stop.allModes || stop.plateau;
}

type Measured = Pick<Evaluation, 'metrics'>;

/** True if the last fifteen evaluations have the same mode count and no metric moved beyond sampling noise. */
export function isPlateau(history: readonly Measured[]): boolean {
  if (history.length < PLATEAU_EVALUATIONS) return false;
  const recent = history.slice(-PLATEAU_EVALUATIONS);
  const range = (name: string): number => {
    const values = recent.map(({ metrics }) => metrics[name] ?? 0);
    return Math.max(...values) - Math.min(...values);
  };
  return (
    range('modes') === 0 &&
    range('highQuality') <= PLATEAU_TOLERANCE.highQuality &&
    range('slicedWasserstein') <= PLATEAU_TOLERANCE.slicedWasserstein
  );
}

/** Which of the chosen stop conditions the watched evaluations fulfil. */
export function stopCondition({ stop }: Experiment, history: readonly Measured[]): 'all-modes' | 'plateau' | null {
  const latest = history.at(-1)?.metrics;
  if (stop.allModes && latest?.modeCount && latest.strictModes === latest.modeCount) {
    return 'all-modes';
  }
  return stop.plateau && isPlateau(history) ? 'plateau' : null;
}
