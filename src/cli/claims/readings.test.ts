import { expect, it } from 'vitest';
import type { TrainingRun } from '../../train/run.ts';
import { readingOf } from './readings.ts';

/** What readings look at: two classes of two images each, three pixels; the judge sees one feature. */
function runOf(pixels: readonly number[], features: readonly number[], classes: readonly number[]): TrainingRun {
  const probabilities = Float32Array.from(classes.flatMap((own) => [own === 0 ? 0.9 : 0.1, own === 1 ? 0.9 : 0.1]));
  const judge = { classes: 2, judge: async () => ({ probabilities, features: Float32Array.from(features) }) };
  return { gallery: { reference: Float32Array.from(pixels), judge } } as unknown as TrainingRun;
}

it('compares distances between classes with those within, by pixels and by features', async () => {
  // Within: 1 and 3, between: 10, 13, 9, 12 along a line; by features classes are points.
  const line = [0, 1, 10, 13].flatMap((x) => [x, 0, 0]);
  const run = runOf(line, [0, 1, 5, 6], [0, 0, 1, 1]);
  expect(await readingOf('classDistancePixels', run)).toBeCloseTo(11 / 2, 10);
  expect(await readingOf('classDistanceFeatures', run)).toBeCloseTo(5 / 1, 10);
});

it('has none without images or without a judge', async () => {
  expect(await readingOf('classDistancePixels', {} as TrainingRun)).toBeNull();
  expect(await readingOf('classDistanceFeatures', { gallery: { judge: null } } as TrainingRun)).toBeNull();
});

it('gives the mean first coordinate of the generated points', async () => {
  const run = { law: {}, generated: async () => Float32Array.of(1, 9, -3, 9) } as unknown as TrainingRun;
  expect(await readingOf('pointX', run)).toBe(-1);
});
