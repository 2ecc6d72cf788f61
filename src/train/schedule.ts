import type { Trained } from '../experiment/availability.ts';
import type { Schedule } from '../experiment/groups.ts';
import type { RateAnnealing } from '../nn/optimiserSchema.ts';

/** The smoothing settings that a schedule reads; bandwidths in data units, duration and start in steps. */
export interface Smoothing {
  readonly on: boolean;
  readonly bandwidth: number;
  readonly schedule: Schedule;
  readonly end: number;
  readonly duration: number;
  /** Step at which the annealing begins; 0 if absent. */
  readonly from?: number;
}

const LEVELS = 4;

const geometric = (start: number, end: number, progress: number): number => start * (end / start) ** progress;

/** Bandwidth after a share `progress` in [0, 1] of the annealing. */
const shapes: Readonly<Record<Schedule, (start: number, end: number, progress: number) => number>> = {
  constant: (start) => start,
  linear: (start, end, progress) => start + (end - start) * progress,
  exponential: geometric,
  cosine: (start, end, progress) => end + ((start - end) * (1 + Math.cos(Math.PI * progress))) / 2,
  /** Four levels of equal length, evenly spaced in the logarithm: the first is the start, the last the end. */
  step: (start, end, progress) => {
    const level = Math.min(LEVELS - 1, Math.floor(progress * LEVELS));
    return geometric(start, end, level / (LEVELS - 1));
  },
};

const shareDone = (step: number, duration: number): number => Math.min(1, Math.max(0, step / duration));

/** Smoothing bandwidth (data units) that these settings give this step: 0 when smoothing is off, the start before it begins, the end once over. */
export function bandwidthAt(smoothing: Smoothing, step: number): number {
  if (!smoothing.on) return 0;
  const progress = shareDone(step - (smoothing.from ?? 0), smoothing.duration);
  return shapes[smoothing.schedule](smoothing.bandwidth, smoothing.end, progress);
}

/** Bandwidth (data units) in force during a step of a run: what draws, measures or tells asks for it here. */
export const bandwidthInForce = (experiment: Trained, step: number): number => bandwidthAt(experiment.smoothing, step);

/** The settings of an optimiser that decide its learning rate; duration in generator steps. */
export interface AnnealedRate {
  readonly rate: number;
  readonly annealing: RateAnnealing;
  readonly annealingSteps: number;
}

/** Learning rate in force during this step: 0 once an annealing is over. */
export const learningRateAt = ({ rate, annealing, annealingSteps }: AnnealedRate, step: number): number =>
  shapes[annealing](rate, 0, shareDone(step, annealingSteps));

/** The settings that say to which power a target is raised; duration in steps. */
export interface Tempering {
  readonly beta: number;
  readonly betaSteps: number;
}

/** Power of the target in force during this step: rising geometrically to 1, or as it is set where that takes no steps. */
export const powerAt = ({ beta, betaSteps }: Tempering, step: number): number =>
  betaSteps === 0 ? beta : geometric(beta, 1, shareDone(step, betaSteps));
