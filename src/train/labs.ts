import type { Law } from '../data/law.ts';
import type { Program } from '../engine/contract.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { LabId } from '../methods/contract.ts';
import { findMethod } from '../methods/index.ts';
import { ganProgram } from './gan/program.ts';
import { ganViews } from './gan/views.ts';
import type { FeatureNetwork } from './subject.ts';
import type { Viewed, Views } from './views.ts';

/** How the methods of a lab are trained, drawn and measured. */
interface TrainingLab {
  /** The program of an experiment as `effective` returns it, learning from `law`; a judge's network where one is needed. */
  program(experiment: Experiment, law: Law, network?: FeatureNetwork): Program;
  views(viewed: Viewed): Views;
}

const LABS: Readonly<Record<LabId, TrainingLab>> = {
  gan: { program: ganProgram, views: ganViews },
};

/** The lab of a method. */
export const labOf = ({ method }: Pick<Experiment, 'method'>): TrainingLab => LABS[findMethod(method.id).lab];
