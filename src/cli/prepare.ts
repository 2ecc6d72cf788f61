import type { Experiment } from '../experiment/experiment.ts';
import type { Arguments } from './arguments.ts';
import { type OwnData, openOwnData } from './ownData.ts';
import { applySettings } from './settings.ts';
import { type Subject, subjectOf } from './subject.ts';

const FILE_STEPS = 10_000;

/** What a command line asks to be run, before any of it runs. */
export interface Prepared {
  readonly subject: Subject;
  readonly experiment: Experiment;
  readonly steps: number;
  /** `key=value` of own data and of `--set`, in this order. */
  readonly set: readonly string[];
  readonly own?: OwnData | undefined;
}

/** Reads subject, own data and settings. Throws a UsageError for what is not understood. */
export async function prepare(given: Arguments): Promise<Prepared> {
  const subject = await subjectOf(given.subject);
  const own = given.data && (await openOwnData(given.data, given.set));
  const set = [...(own?.set ?? []), ...given.set];
  const experiment = applySettings(subject.experiment, set);
  return { subject, experiment, steps: given.steps ?? subject.steps ?? FILE_STEPS, set, own };
}
