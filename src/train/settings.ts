import type { SettingsAt } from '../engine/contract.ts';
import { type Experiment, keysOf, paramOf, valueAt } from '../experiment/experiment.ts';
import { bandwidthAt } from './schedule.ts';

/** Cell of the bandwidth in force, computed from the smoothing schedule. */
export const BANDWIDTH_NOW = 'smoothing.now';

/** Live numbers that a loss or an update may read. Stop conditions concern the run, not the program. */
function isCell(experiment: Experiment, key: string): boolean {
  const param = paramOf(experiment, key);
  return param?.live === true && 'scale' in param && !key.startsWith('stop.');
}

/** Names of the setting cells of an experiment: its live numeric keys, then `smoothing.now`. */
export function settingNames(experiment: Experiment): readonly string[] {
  return [...keysOf(experiment).filter((key) => isCell(experiment, key)), BANDWIDTH_NOW];
}

/**
 * Values of the cells at any step. A live change makes a new experiment, hence a new function; of one experiment only
 * the bandwidth changes with the step.
 */
export function settingsAt(experiment: Experiment): SettingsAt {
  const names = settingNames(experiment);
  const values = Float32Array.from(names, (name) => (name === BANDWIDTH_NOW ? 0 : Number(valueAt(experiment, name))));
  return (step) => {
    const now = values.slice();
    now[names.length - 1] = bandwidthAt(experiment.smoothing, step);
    return now;
  };
}
