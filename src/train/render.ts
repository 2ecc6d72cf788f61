import type { Tiles } from './frame.ts';
import type { TrainingRun } from './run.ts';
import { tilesOf } from './tiles.ts';

/**
 * Images of latents [count, dimension], each of a class where the generator is given one, with what the judge sees in them;
 * null where there are none.
 */
export async function renderTiles(
  run: TrainingRun,
  latents: Float32Array,
  classes?: Uint16Array,
): Promise<Tiles | null> {
  const { space } = run.subject;
  const { dimension } = run.trained.latent;
  const count = latents.length / dimension;
  if (space.kind !== 'image' || count < 1 || !Number.isInteger(count)) return null;
  if (classes && classes.length !== count) return null;
  const samples = await run.generate(latents, classes);
  const judged = samples.every(Number.isFinite) ? await run.gallery?.see(samples) : null;
  return { ...tilesOf(space, samples, run.asked && classes), ...(judged && { judged }) };
}
