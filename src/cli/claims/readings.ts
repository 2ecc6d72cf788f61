import type { ReadingKey } from '../../experiment/claims/readings.ts';
import { mean, RunningMoments } from '../../math/stats.ts';
import { playersOf } from '../../train/gan/players.ts';
import { inspect } from '../../train/instruments/index.ts';
import { sightings } from '../../train/judge/classes.ts';
import type { TrainingRun } from '../../train/run.ts';

/** Points of each kind behind D̂: as many as an instrument takes. */
const POINTS = 1_024;
/** Share of the clip from which a weight counts as cut. */
const AT_BOUND = 0.99;

/** Mean distance of two rows of different classes ÷ that of two of one class, over all pairs. */
function classDistance(rows: Float32Array, classes: readonly number[]): number {
  const size = rows.length / classes.length;
  const [within, between] = [new RunningMoments(), new RunningMoments()];
  for (let i = 1; i < classes.length; i++) {
    for (let j = 0; j < i; j++) {
      let squared = 0;
      for (let k = 0; k < size; k++) squared += ((rows[i * size + k] as number) - (rows[j * size + k] as number)) ** 2;
      (classes[i] === classes[j] ? within : between).push(Math.sqrt(squared));
    }
  }
  return between.mean / within.mean;
}

/** Of held-out images and what the judge says of each, the distances by pixels or by its features; null without a judge. */
async function heldOutDistance({ gallery }: TrainingRun, by: 'pixels' | 'features'): Promise<number | null> {
  const judge = gallery?.judge;
  if (!gallery || !judge) return null;
  const { features, probabilities } = await judge.judge(gallery.reference);
  const { classes } = sightings({ probabilities }, judge.classes);
  return classDistance(by === 'pixels' ? gallery.reference : features, [...classes]);
}

const READERS: Readonly<Record<ReadingKey, (run: TrainingRun) => Promise<number | null>>> = {
  async closedFormDistance(run) {
    const answer = await inspect('closedForm', run, { points: POINTS });
    return answer.available ? answer.meanDifference : null;
  },
  async pointX(run) {
    const points = await run.generated();
    const size = run.law.space?.size ?? 2;
    return mean(points.filter((_, i) => i % size === 0));
  },
  classDistancePixels: (run) => heldOutDistance(run, 'pixels'),
  classDistanceFeatures: (run) => heldOutDistance(run, 'features'),
  async clippedShare(run) {
    const weights = (await run.execution.snapshot()).state[playersOf(run.experiment).critic.weights];
    const bound = AT_BOUND * run.experiment.penalty.clip;
    return weights ? weights.filter((weight) => Math.abs(weight) >= bound).length / weights.length : null;
  },
};

/** A reading of a run as it is now, or null where there is nothing to read. */
export const readingOf = (key: ReadingKey, run: TrainingRun): Promise<number | null> => READERS[key](run);
