import type { ReadingKey } from '../../experiment/claims/readings.ts';
import { inspect } from '../../train/instruments/index.ts';
import { playersOf } from '../../train/players.ts';
import type { TrainingRun } from '../../train/run.ts';

/** Points of each kind behind D̂: as many as an instrument takes. */
const POINTS = 1_024;
/** Share of the clip from which a weight counts as cut. */
const AT_BOUND = 0.99;

const READERS: Readonly<Record<ReadingKey, (run: TrainingRun) => Promise<number | null>>> = {
  async closedFormDistance(run) {
    const answer = await inspect('closedForm', run, { points: POINTS });
    return answer.available ? answer.meanDifference : null;
  },
  async clippedShare(run) {
    const weights = (await run.execution.snapshot()).state[playersOf(run.experiment).critic.weights];
    const bound = AT_BOUND * run.experiment.penalty.clip;
    return weights ? weights.filter((weight) => Math.abs(weight) >= bound).length / weights.length : null;
  },
};

/** A reading of a run as it is now, or null where there is nothing to read. */
export const readingOf = (key: ReadingKey, run: TrainingRun): Promise<number | null> => READERS[key](run);
