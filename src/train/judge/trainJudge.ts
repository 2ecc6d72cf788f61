import type { ImageSet } from '../../data/images/imageSet.ts';
import { labelsOf, scaledImages } from '../../data/images/sampleImages.ts';
import { shuffled, splitImages } from '../../data/images/split.ts';
import { imageSpace } from '../../data/space.ts';
import type { Engine } from '../../engine/contract.ts';
import { mostProbable } from '../../math/classScores.ts';
import { key } from '../../math/rng.ts';
import { look, type TrainedJudge } from './judge.ts';
import { isJudgeable } from './judgeable.ts';
import { askingProgram, JUDGE_WEIGHTS, learningProgram } from './program.ts';
import { judgeSpec, RECIPE, rateAt } from './recipe.ts';

export interface JudgeOptions {
  readonly seed?: number;
  readonly signal?: AbortSignal;
  /** Share of the steps that are done, 0…1. */
  readonly onProgress?: (share: number) => void;
  /** Fewer steps, for tests. */
  readonly steps?: number;
}

/** Steps between two reports of progress. */
const SLICE = 20;

/** Rows [images, pixels + classes] that a judge learns from: training images with their classes one-hot. */
function learningTable(set: ImageSet, rows: Int32Array): Float32Array {
  const pixels = set.height * set.width;
  const columns = pixels + set.classes.length;
  const images = scaledImages(set, rows);
  const labels = labelsOf(set, rows) ?? [];
  const table = new Float32Array(rows.length * columns);
  for (let row = 0; row < rows.length; row++) {
    table.set(images.subarray(row * pixels, (row + 1) * pixels), row * columns);
    table[row * columns + pixels + (labels[row] as number)] = 1;
  }
  return table;
}

/** Share of `labels` that are the most probable class of their row [rows, classes]. */
function accuracyOf(probabilities: Float32Array, labels: Uint8Array, classes: number): number {
  const found = mostProbable(probabilities, classes).classes;
  return labels.filter((label, row) => label === found[row]).length / labels.length;
}

/** Share of a set's held-out images that a judge of these weights names rightly; null where none are held out. */
export async function heldOutAccuracy(
  engine: Engine,
  { spec, weights }: Pick<TrainedJudge, 'spec' | 'weights'>,
  set: ImageSet,
): Promise<number | null> {
  const { test } = splitImages(set);
  const execution = await engine.load(askingProgram(spec, weights), 0);
  try {
    const { probabilities } = await look(execution, spec, scaledImages(set, test));
    return test.length > 0 ? accuracyOf(probabilities, labelsOf(set, test) ?? new Uint8Array(), spec.outputs) : null;
  } finally {
    execution.dispose();
  }
}

/**
 * Trains a judge on the training split of a set and tests it on the held-out one; the same seed on the same engine gives the
 * same judge. Throws the signal's reason, and a RangeError for a set that `isJudgeable` refuses.
 */
export async function trainJudge(engine: Engine, set: ImageSet, options: JudgeOptions = {}): Promise<TrainedJudge> {
  if (!isJudgeable(set)) throw new RangeError('a judge needs labels of two kinds, and images of one channel');
  const { seed = 1, signal, onProgress, steps = RECIPE.steps } = options;
  const spec = judgeSpec(imageSpace(set.height, set.width, 1), set.classes.length);
  const { train } = splitImages(set);
  const rows = Int32Array.from(shuffled([...train], key(0, 'judge-images')).slice(0, RECIPE.images));
  const execution = await engine.load(learningProgram(spec, learningTable(set, rows), seed), seed);
  try {
    const settings = (step: number): Float32Array =>
      Float32Array.of(rateAt((step * RECIPE.steps) / steps), RECIPE.beta1, RECIPE.beta2);
    while (execution.step < steps) {
      signal?.throwIfAborted();
      await execution.run(Math.min(SLICE, steps - execution.step), settings);
      onProgress?.(execution.step / steps);
    }
    const { state } = await execution.snapshot();
    const weights = state[JUDGE_WEIGHTS] as Float32Array;
    return { set: set.id, spec, weights, accuracy: await heldOutAccuracy(engine, { spec, weights }, set) };
  } finally {
    execution.dispose();
  }
}
