import { nearestRows } from '../math/nearestRows.ts';
import type { Tiles } from './frame.ts';
import type { TrainingRun } from './run.ts';
import { tilesOf } from './tiles.ts';

/** The training image nearest to a generated one. */
export interface NearestImage {
  readonly tile: Tiles;
  /** Root mean squared difference of pixels, in [−1, 1] units, or Euclidean distance of features. */
  readonly distance: number;
}

export interface Nearest {
  readonly pixels: NearestImage;
  /** Null without a judge. */
  readonly features: NearestImage | null;
}

/** The training images nearest to a tile as it is now; null on the plane, or if there is no such tile. */
export async function nearestTo(run: TrainingRun, tile: number): Promise<Nearest | null> {
  const { gallery } = run;
  if (!gallery || !Number.isInteger(tile) || tile < 0) return null;
  const { space } = gallery;
  const { size } = space;
  const sample = (await run.tiles()).slice(tile * size, (tile + 1) * size);
  if (sample.length !== size || !sample.every(Number.isFinite)) return null;
  const training = gallery.training();
  const found = (query: Float32Array, bank: Float32Array, width: number, unit: number): NearestImage => {
    const { rows, distances } = nearestRows(query, bank, width, 1);
    const row = rows[0] as number;
    const image = training.subarray(row * size, (row + 1) * size);
    return { tile: tilesOf(space, image), distance: Math.sqrt((distances[0] as number) / unit) };
  };
  const features = await gallery.trainingFeatures();
  const judged = gallery.judge && (await gallery.judge.judge(sample));
  return {
    pixels: found(sample, training, size, size),
    features: features && judged && found(judged.features, features, gallery.judge?.featureSize ?? 1, 1),
  };
}
