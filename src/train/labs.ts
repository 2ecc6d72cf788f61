import type { Law } from '../data/law.ts';
import type { Program, Snapshot } from '../engine/contract.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { LabId } from '../methods/contract.ts';
import { findMethod } from '../methods/index.ts';
import type { NetworkActor } from './actors.ts';
import type { Derived } from './cells.ts';
import { hasCritic, playersOf } from './gan/players.ts';
import { ganProgram } from './gan/program.ts';
import { ganDerived } from './gan/settings.ts';
import { ganViews } from './gan/views.ts';
import { layersActors } from './layers/actors.ts';
import { fittedTop, sharedSteps } from './layers/branch.ts';
import { chapterEnds, layersDerived } from './layers/chapters.ts';
import { layersProgram } from './layers/program.ts';
import { layersViews } from './layers/views.ts';
import { particlesProgram } from './particles/program.ts';
import { particlesDerived } from './particles/settings.ts';
import { particlesViews } from './particles/views.ts';
import { samplerActors } from './sampler/actors.ts';
import { samplerProgram } from './sampler/program.ts';
import { samplerDerived } from './sampler/settings.ts';
import { samplerViews } from './sampler/views.ts';
import { type FeatureNetwork, subjectOf } from './subject.ts';
import type { Viewed, Views } from './views.ts';

/** How the methods of a lab are trained, drawn and measured. */
interface TrainingLab {
  /** The program of an experiment as `effective` returns it, learning from `law`; a judge's network where one is needed. */
  program(experiment: Experiment, law: Law, network?: FeatureNetwork): Omit<Program, 'settings'>;
  /** Cells of the program that follow from the step; all other live settings are cells as they are. */
  derived(experiment: Experiment): Derived;
  views(viewed: Viewed): Views;
  /** Networks of that program, whose weights are among its state; none of methods that have none. */
  networks(experiment: Experiment, law: Law): readonly NetworkActor[];
  /** Steps between parts of the training: the state there is kept, so that a run can go back to it. None if absent. */
  milestones?(experiment: Experiment): readonly number[];
  /** Steps for which runs of two experiments are the same to the bit, at whose end one can go on as the other; 0 if absent. */
  sharedSteps?(one: Experiment, other: Experiment): number;
  /** A state of a run that is the same so far, with what has not been trained yet as this experiment begins; itself if absent. */
  fitted?(experiment: Experiment, snapshot: Snapshot, initial: Snapshot['state']): Snapshot;
}

function ganNetworks(experiment: Experiment, law: Law): readonly NetworkActor[] {
  const { generator, critic } = playersOf(experiment, subjectOf(experiment, law));
  return hasCritic(experiment) ? [generator, critic] : [generator];
}

const LABS: Readonly<Record<LabId, TrainingLab>> = {
  gan: { program: ganProgram, derived: ganDerived, views: ganViews, networks: ganNetworks },
  sampler: {
    program: samplerProgram,
    derived: samplerDerived,
    views: samplerViews,
    networks: (experiment) => Object.values(samplerActors(experiment)),
  },
  particles: { program: particlesProgram, derived: particlesDerived, views: particlesViews, networks: () => [] },
  layers: {
    program: layersProgram,
    derived: layersDerived,
    views: layersViews,
    networks: (experiment, law) => Object.values(layersActors(experiment, subjectOf(experiment, law).space.size)),
    milestones: chapterEnds,
    sharedSteps,
    fitted: fittedTop,
  },
};

/** The lab of a method. */
export const labOf = ({ method }: Pick<Experiment, 'method'>): TrainingLab => LABS[findMethod(method.id).lab];
