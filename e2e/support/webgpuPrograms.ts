import type { Program, SettingsAt, Snapshot } from '../../src/engine/contract.ts';
import { effective } from '../../src/experiment/availability.ts';
import { changesOfChoice, defaultExperiment, type Experiment, withValues } from '../../src/experiment/experiment.ts';
import { findMethod } from '../../src/methods/index.ts';
import type { ParamValue } from '../../src/schema/param.ts';
import { ringLaw } from '../../src/testing/drawnOnce.ts';
import { relativeError } from '../../src/testing/matchers.ts';
import { playersOf } from '../../src/train/gan/players.ts';
import { buildProgram } from '../../src/train/program.ts';
import { POINT } from '../../src/train/sampler/actors.ts';
import { settingsAt } from '../../src/train/settings.ts';
import { subjectOf } from '../../src/train/subject.ts';

export type Changes = Readonly<Record<string, ParamValue>>;

export interface Prepared {
  readonly program: Program;
  /** Columns that `generate` takes: the latent, and the class where the generator is given one, or noise where it is added. */
  readonly inputs: number;
  readonly settings: SettingsAt;
}

export const SEED = 7;

const ring = ringLaw();

export function prepare(experiment: Experiment, law = ring): Prepared {
  const inputs =
    findMethod(experiment.method.id).lab === 'gan'
      ? playersOf(experiment, subjectOf(experiment, law)).generator.spec.inputs
      : experiment.latent.dimension + POINT;
  return { inputs, program: buildProgram(experiment, law), settings: settingsAt(experiment) };
}

/** The recommended settings of the method that the changes name, then the changes, as they would be trained. */
export function experimentOf(changes: Changes): Experiment {
  const method = changes['method.id'];
  const recommended = typeof method === 'string' ? changesOfChoice('method.id', method) : {};
  return effective(withValues(defaultExperiment(), { ...recommended, ...changes }));
}

/** Largest relative error of the vectors of a state. */
export function worst(actual: Snapshot['state'], expected: Snapshot['state']): number {
  return Math.max(...Object.entries(expected).map(([name, vector]) => relativeError(actual[name] ?? [], vector)));
}
