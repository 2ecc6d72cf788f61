import type { SettingsAt } from '../engine/contract.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { cellNames, cellsAt } from './cells.ts';
import { labOf } from './labs.ts';

/** Names of the setting cells of an experiment, in the order of their values. */
export const settingNames = (experiment: Experiment): readonly string[] =>
  cellNames(experiment, labOf(experiment).derived(experiment));

/** Values of the cells at any step (see `cellsAt`). */
export const settingsAt = (experiment: Experiment): SettingsAt =>
  cellsAt(experiment, labOf(experiment).derived(experiment));
