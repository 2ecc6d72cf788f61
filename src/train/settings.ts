import type { SettingsAt } from '../engine/contract.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { labOf } from './labs.ts';

/** Names of the setting cells of an experiment, in the order of their values. */
export const settingNames = (experiment: Experiment): readonly string[] => labOf(experiment).settingNames(experiment);

/**
 * Values of the cells at any step. A live change makes a new experiment, hence a new function; of one experiment only what its
 * lab derives from the step changes, such as bandwidth and learning rates.
 */
export const settingsAt = (experiment: Experiment): SettingsAt => labOf(experiment).settingsAt(experiment);
