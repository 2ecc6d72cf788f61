import type { Law } from '../data/law.ts';
import type { Program, SettingsAt } from '../engine/contract.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { LabId } from '../methods/contract.ts';
import { findMethod } from '../methods/index.ts';
import { liveCells } from './cells.ts';
import { ganProgram } from './gan/program.ts';
import { ganSettingNames, ganSettingsAt } from './gan/settings.ts';
import { ganViews } from './gan/views.ts';
import { layersSettingNames, layersSettingsAt } from './layers/chapters.ts';
import { layersProgram } from './layers/program.ts';
import { layersViews } from './layers/views.ts';
import { particlesProgram, particlesSettingsAt } from './particles/program.ts';
import { particlesViews } from './particles/views.ts';
import { samplerProgram } from './sampler/program.ts';
import { samplerSettingNames, samplerSettingsAt } from './sampler/settings.ts';
import { samplerViews } from './sampler/views.ts';
import type { FeatureNetwork } from './subject.ts';
import type { Viewed, Views } from './views.ts';

/** How the methods of a lab are trained, drawn and measured. */
interface TrainingLab {
  /** The program of an experiment as `effective` returns it, learning from `law`; a judge's network where one is needed. */
  program(experiment: Experiment, law: Law, network?: FeatureNetwork): Program;
  /** Setting cells of the program, and their values at any step. */
  settingNames(experiment: Experiment): readonly string[];
  settingsAt(experiment: Experiment): SettingsAt;
  views(viewed: Viewed): Views;
}

const LABS: Readonly<Record<LabId, TrainingLab>> = {
  gan: { program: ganProgram, settingNames: ganSettingNames, settingsAt: ganSettingsAt, views: ganViews },
  sampler: {
    program: samplerProgram,
    settingNames: samplerSettingNames,
    settingsAt: samplerSettingsAt,
    views: samplerViews,
  },
  particles: {
    program: particlesProgram,
    settingNames: liveCells,
    settingsAt: particlesSettingsAt,
    views: particlesViews,
  },
  layers: {
    program: layersProgram,
    settingNames: layersSettingNames,
    settingsAt: layersSettingsAt,
    views: layersViews,
  },
};

/** The lab of a method. */
export const labOf = ({ method }: Pick<Experiment, 'method'>): TrainingLab => LABS[findMethod(method.id).lab];
