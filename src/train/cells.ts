import type { SettingsAt } from '../engine/contract.ts';
import { type Experiment, keysOf, paramOf, valueAt } from '../experiment/experiment.ts';

/** Live numbers that a loss or an update may read. Stop conditions concern the run, not the program. */
function isCell(experiment: Experiment, key: string): boolean {
  const param = paramOf(experiment, key);
  return param?.live === true && 'scale' in param && !key.startsWith('stop.');
}

/** Cells whose value follows from settings and the step, by name: those of live keys that move, and those that no setting is. */
export type Derived = Readonly<Record<string, (step: number) => number>>;

/** Names of the setting cells of an experiment: its live numeric keys, then what else is derived. */
export function cellNames(experiment: Experiment, derived: Derived): readonly string[] {
  const live = keysOf(experiment).filter((key) => isCell(experiment, key));
  return [...live, ...Object.keys(derived).filter((name) => !live.includes(name))];
}

/**
 * Values of the cells at any step. A live change makes a new experiment, hence a new function; of one experiment only what is
 * derived changes with the step.
 */
export function cellsAt(experiment: Experiment, derived: Derived): SettingsAt {
  const names = cellNames(experiment, derived);
  const values = Float32Array.from(names, (name) => (name in derived ? 0 : Number(valueAt(experiment, name))));
  const moving = Object.entries(derived).map(([name, at]) => ({ cell: names.indexOf(name), at }));
  return (step) => {
    const now = values.slice();
    for (const { cell, at } of moving) now[cell] = at(step);
    return now;
  };
}
