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

type Measured = Pick<Evaluation, 'metrics' | 'classShares'>;

/** The Fréchet distance of 1,000 images moves by this share of itself through sampling alone. */
const FRECHET_TOLERANCE = 0.1;

/** Images must be recognised by the judge this often before its classes count as captured. */
const RECOGNISED = 0.5;

/** Whether every class that occurs is captured by images that the judge recognises. */
function hasAllClasses({ metrics, classShares = [] }: Measured): boolean {
  const wanted = classShares.filter(({ target }) => target > 0);
  return wanted.length > 0 && wanted.every(({ captured }) => captured) && (metrics.recognisable ?? 0) > RECOGNISED;
}

/**
 * True if the last fifteen evaluations have the same mode count and no metric moved beyond sampling noise; of images, if
 * their Fréchet distance did not.
 */
export function isPlateau(history: readonly Measured[]): boolean {
  if (history.length < PLATEAU_EVALUATIONS) return false;
  const recent = history.slice(-PLATEAU_EVALUATIONS);
  const range = (name: string): number => {
    const values = recent.map(({ metrics }) => metrics[name] ?? 0);
    return Math.max(...values) - Math.min(...values);
  };
  if ('frechet' in (recent[0]?.metrics ?? {})) {
    const distances = recent.map(({ metrics }) => metrics.frechet ?? Number.NaN);
    return range('frechet') <= FRECHET_TOLERANCE * Math.min(...distances);
  }
  return (
    range('modes') === 0 &&
    range('highQuality') <= PLATEAU_TOLERANCE.highQuality &&
    range('slicedWasserstein') <= PLATEAU_TOLERANCE.slicedWasserstein
  );
}

/** Which of the chosen stop conditions the watched evaluations fulfil. */
export function stopCondition({ stop }: Experiment, history: readonly Measured[]): 'all-modes' | 'plateau' | null {
  const latest = history.at(-1);
  const { modeCount, strictModes } = latest?.metrics ?? {};
  const isComplete = modeCount ? strictModes === modeCount : latest !== undefined && hasAllClasses(latest);
  if (stop.allModes && isComplete) return 'all-modes';
  return stop.plateau && isPlateau(history) ? 'plateau' : null;
}
