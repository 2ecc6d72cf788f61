import type { Law } from '../data/law.ts';
import type { Program } from '../engine/contract.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { labOf } from './labs.ts';
import { settingNames } from './settings.ts';
import type { FeatureNetwork } from './subject.ts';

/** The program of an experiment as `effective` returns it, learning from `law`; see the program of its lab. */
export function buildProgram(experiment: Experiment, law: Law, network?: FeatureNetwork): Program {
  return { ...labOf(experiment).program(experiment, law, network), settings: settingNames(experiment) };
}
