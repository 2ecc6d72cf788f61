import type { ImageSpace } from '../data/space.ts';
import type { Tiles } from './frame.ts';
import { bytesOf } from './tiles.ts';

/** How tiles looked at earlier steps. */
export interface Reel {
  /** Steps that are kept, ascending. */
  readonly steps: readonly number[];
  /** Indices of the tiles. */
  readonly tiles: readonly number[];
  /** Step by step all of these tiles: `steps.length · tiles.length` images. */
  readonly strip: Tiles;
}

/** Tiles of the film strip, which is kept with a run. */
export const FILM_TILES: readonly number[] = Array.from({ length: 8 }, (_, tile) => tile);

/** Moments that are kept: when there are more, every other one is dropped. */
const MOST = 48;

interface Moment {
  readonly step: number;
  readonly pixels: Uint8ClampedArray;
}

/** Keeps what tiles looked like, evenly over the whole run: the longer it is, the farther apart. */
export function createReel({ height, width, channels, size }: ImageSpace) {
  let kept: Moment[] = [];
  let every = 1;

  return {
    /** Takes all tiles [count, size] of a step; one that is not due is passed over, and what is later is forgotten. */
    record(step: number, samples: Float32Array): void {
      kept = kept.filter((moment) => moment.step < step);
      const last = kept.at(-1);
      if (last && step - last.step < every) return;
      kept.push({ step, pixels: bytesOf(samples) });
      if (kept.length <= MOST) return;
      kept = kept.filter((_, i) => i % 2 === 0);
      every = Math.max(1, ...kept.slice(1, 2).map((moment) => moment.step - (kept[0]?.step ?? 0)));
    },
    /** Forgets what is later than a step that the run was taken back to. */
    cut(step: number): void {
      kept = kept.filter((moment) => moment.step <= step);
    },
    /**
     * Puts back what was read of the first tiles before the run was interrupted; of the others nothing earlier is known. A strip
     * of other pictures is left alone.
     */
    restore({ steps, tiles, strip }: Reel): void {
      const length = tiles.length * size;
      if (length === 0 || strip.pixels.length !== steps.length * length) return;
      kept = steps.map((step, i) => ({ step, pixels: strip.pixels.slice(i * length, (i + 1) * length) }));
      const [first, second] = steps;
      every = first === undefined || second === undefined ? 1 : second - first;
    },
    /** What is kept of some tiles, as far back as all of them are; indices that do not exist are left out. */
    read(wanted: readonly number[]): Reel {
      const countOf = ({ pixels }: Moment): number => pixels.length / size;
      const count = Math.max(0, ...kept.map(countOf));
      const tiles = wanted.filter((tile) => Number.isInteger(tile) && tile >= 0 && tile < count);
      const moments = kept.filter((moment) => tiles.every((tile) => tile < countOf(moment)));
      const pixels = new Uint8ClampedArray(moments.length * tiles.length * size);
      moments.forEach((moment, time) => {
        tiles.forEach((tile, i) => {
          pixels.set(moment.pixels.subarray(tile * size, (tile + 1) * size), (time * tiles.length + i) * size);
        });
      });
      const strip = { height, width, channels, count: moments.length * tiles.length, pixels };
      return { steps: moments.map(({ step }) => step), tiles, strip };
    },
  };
}
