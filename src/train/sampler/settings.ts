import type { SettingsAt } from '../../engine/contract.ts';
import { type Experiment, valueAt } from '../../experiment/experiment.ts';
import { liveCells } from '../cells.ts';
import { learningRateAt } from '../schedule.ts';
import { AVERAGE_NOW } from './actors.ts';

const SCORE_STEPS = 'sampler.scoreSteps';
const OPTIMISERS = ['generatorOptimiser', 'scoreOptimiser'] as const;

/** Names of the setting cells of a sampler: its live numeric keys, then how much of the averaged weights stays. */
export const samplerSettingNames = (experiment: Experiment): readonly string[] => [
  ...liveCells(experiment),
  AVERAGE_NOW,
];

/** Share of the averaged weights that stays in a step: less in the first steps, so that the average does not lag behind the start. */
export const averageAt = ({ average }: Experiment['sampler'], step: number): number =>
  Math.min(average, (1 + step) / (10 + step));

/** How often the score network learns in this step. */
export const scoreStepsAt = ({ scoreSteps, lead }: Experiment['sampler'], step: number): number =>
  step === 0 ? scoreSteps + lead : scoreSteps;

/** Values of the cells at any step. */
export function samplerSettingsAt(experiment: Experiment): SettingsAt {
  const names = samplerSettingNames(experiment);
  const scoreSteps = names.indexOf(SCORE_STEPS);
  const rates = OPTIMISERS.map((group) => ({ cell: names.indexOf(`${group}.rate`), of: experiment[group] }));
  const values = Float32Array.from(names, (name) => (name === AVERAGE_NOW ? 0 : Number(valueAt(experiment, name))));
  return (step) => {
    const now = values.slice();
    now[names.length - 1] = averageAt(experiment.sampler, step);
    now[scoreSteps] = scoreStepsAt(experiment.sampler, step);
    for (const { cell, of } of rates) now[cell] = learningRateAt(of, step);
    return now;
  };
}
