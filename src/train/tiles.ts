import type { ImageSpace } from '../data/space.ts';
import type { Tiles } from './frame.ts';
import type { TrainingRun } from './run.ts';

/** Generated images that frames show. */
export const TILE_COUNT = 100;

/** Bytes of samples [count, size] whose pixels are in [−1, 1]; what lies outside is cut, what is no number is black. */
export function bytesOf(samples: Float32Array): Uint8ClampedArray {
  // The clamped array rounds and cuts by itself.
  return Uint8ClampedArray.from(samples, (value) => 127.5 * (value + 1));
}

/** Classes [count] that tiles ask for, class by class in equal parts, those that do not occur left out. */
export function tileClasses(shares: readonly number[], count: number): Uint16Array {
  const present = [...shares.keys()].filter((label) => (shares[label] as number) > 0);
  return Uint16Array.from({ length: count }, (_, tile) => present[Math.floor((tile * present.length) / count)] ?? 0);
}

/** Samples [count, size] of a space of images as tiles. */
export function tilesOf(
  { height, width, channels, size }: ImageSpace,
  samples: Float32Array,
  asked?: Uint16Array,
): Tiles {
  const count = samples.length / size;
  return { height, width, channels, count, pixels: bytesOf(samples), ...(asked && { asked }) };
}

/** Images of latents [count, dimension], each of a class where the generator is given one; null where there are none. */
export async function renderTiles(
  run: TrainingRun,
  latents: Float32Array,
  classes?: Uint16Array,
): Promise<Tiles | null> {
  const { space } = run.subject;
  const { dimension } = run.experiment.latent;
  const count = latents.length / dimension;
  if (space.kind !== 'image' || count < 1 || !Number.isInteger(count)) return null;
  if (classes && classes.length !== count) return null;
  const samples = await run.generate(latents, classes);
  return tilesOf(space, samples, run.asked && classes);
}
