import type { ImageSet } from '../../data/images/imageSet.ts';
import { type Orientation, turnPixels } from '../../data/images/orientation.ts';
import type { Tiles } from '../../train/frame.ts';

/** `count` rows of a set, every class in turn, evenly spread over each; fewer where there are not as many. */
export function sampleRows({ classes, labels, count: total }: ImageSet, count: number): readonly number[] {
  const groups: number[][] = Array.from({ length: Math.max(1, classes.length) }, () => []);
  for (let row = 0; row < total; row++) groups[labels?.[row] ?? 0]?.push(row);
  const wanted = Math.min(count, total);
  const perGroup = Math.ceil(wanted / groups.length);
  const spread = groups.map((rows) => {
    const own = Math.min(perGroup, rows.length);
    return Array.from({ length: own }, (_, i) => rows[Math.floor((i * rows.length) / own)] as number);
  });
  const turns = Array.from({ length: perGroup }, (_, turn) => spread.flatMap((rows) => rows.slice(turn, turn + 1)));
  return turns.flat().slice(0, wanted);
}

/** Some rows of a set as tiles. */
export function tilesOfSet(set: ImageSet, rows: readonly number[]): Tiles {
  const { height, width, channels, pixels } = set;
  const size = height * width * channels;
  const out = new Uint8ClampedArray(rows.length * size);
  rows.forEach((row, i) => {
    out.set(pixels.subarray(row * size, (row + 1) * size), i * size);
  });
  return { height, width, channels, count: rows.length, pixels: out };
}

/** Class weights that keep only the chosen classes, in the shortest form; the empty list keeps all. */
export function weightsOf(chosen: readonly boolean[]): readonly number[] {
  return chosen.every(Boolean) ? [] : chosen.map(Number);
}

/** The same square tiles, turned. */
export const turnTiles = (tiles: Tiles, orientation: Orientation): Tiles => ({
  ...tiles,
  pixels: turnPixels(tiles.pixels, tiles.height, orientation),
});
