import type { SettingsAt } from '../../engine/contract.ts';
import { type Experiment, valueAt } from '../../experiment/experiment.ts';
import { liveCells } from '../cells.ts';
import { bandwidthAt, learningRateAt } from '../schedule.ts';

/** Cell of the bandwidth in force, computed from the smoothing schedule. */
export const BANDWIDTH_NOW = 'smoothing.now';

const CRITIC_STEPS = 'training.criticSteps';

/** Critic steps of a warm-up, in the first generator steps and at every so-many-th (Arjovsky's code of WGAN). */
export const WARM_UP = { criticSteps: 100, first: 25, every: 500 } as const;

/** Optimisers whose learning rate may fall, by their group of settings. */
const OPTIMISERS = ['generatorOptimiser', 'criticOptimiser'] as const;

/** How often the critic learns in this step. */
export function criticStepsAt({ criticSteps, warmUp }: Experiment['training'], step: number): number {
  const isWarm = warmUp && (step < WARM_UP.first || step % WARM_UP.every === 0);
  return isWarm ? WARM_UP.criticSteps : criticSteps;
}

/** Names of the setting cells of a GAN: its live numeric keys, then `smoothing.now`. */
export const ganSettingNames = (experiment: Experiment): readonly string[] => [...liveCells(experiment), BANDWIDTH_NOW];

/**
 * Values of the cells at any step. A live change makes a new experiment, hence a new function; of one experiment only
 * the bandwidth and the learning rates change with the step, and the number of critic steps if they warm up.
 */
export function ganSettingsAt(experiment: Experiment): SettingsAt {
  const names = ganSettingNames(experiment);
  const criticSteps = names.indexOf(CRITIC_STEPS);
  const rates = OPTIMISERS.map((group) => ({ cell: names.indexOf(`${group}.rate`), of: experiment[group] }));
  const values = Float32Array.from(names, (name) => (name === BANDWIDTH_NOW ? 0 : Number(valueAt(experiment, name))));
  return (step) => {
    const now = values.slice();
    now[names.length - 1] = bandwidthAt(experiment.smoothing, step);
    now[criticSteps] = criticStepsAt(experiment.training, step);
    for (const { cell, of } of rates) now[cell] = learningRateAt(of, step);
    return now;
  };
}
