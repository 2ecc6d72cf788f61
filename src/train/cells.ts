import { type Experiment, keysOf, paramOf } from '../experiment/experiment.ts';

/** Live numbers that a loss or an update may read. Stop conditions concern the run, not the program. */
function isCell(experiment: Experiment, key: string): boolean {
  const param = paramOf(experiment, key);
  return param?.live === true && 'scale' in param && !key.startsWith('stop.');
}

/** Live numeric keys of an experiment, each a setting cell of its program. */
export const liveCells = (experiment: Experiment): string[] =>
  keysOf(experiment).filter((key) => isCell(experiment, key));
