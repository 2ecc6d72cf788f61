import { encodeLink } from '../experiment/link.ts';
import type { TrainingRun } from '../train/run.ts';
import { weightsFile } from '../train/weightsFile.ts';
import type { Arguments } from './arguments.ts';
import { writeContent } from './report.ts';
import { fromHere } from './subject.ts';

/** Whether a command line asks for files of the run itself. */
export const isTakingAway = ({ weights }: Pick<Arguments, 'weights'>): boolean => weights !== undefined;

/** Writes what a command line wants of a run at its end; undefined where it wants nothing. Links are told from this preset. */
export function takeaway(given: Arguments, preset: string): ((run: TrainingRun) => Promise<void>) | undefined {
  const { weights } = given;
  if (weights === undefined) return undefined;
  return async (run) => writeContent(fromHere(weights), await weightsFile(run, encodeLink(run.experiment, preset)));
}
