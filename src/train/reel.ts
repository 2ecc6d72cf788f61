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

/** Moments that are kept: when there are more, every other one is dropped. */
const MOST = 48;

/** Keeps what tiles looked like, evenly over the whole run: the longer it is, the farther apart. */
export function createReel({ height, width, channels, size }: ImageSpace) {
  let moments: { readonly step: number; readonly pixels: Uint8ClampedArray }[] = [];
  let every = 1;

  return {
    /** Takes all tiles [count, size] of a step; one that is not due is passed over, and what is later is forgotten. */
    record(step: number, samples: Float32Array): void {
      moments = moments.filter((moment) => moment.step < step);
      const last = moments.at(-1);
      if (last && step - last.step < every) return;
      moments.push({ step, pixels: bytesOf(samples) });
      if (moments.length <= MOST) return;
      moments = moments.filter((_, i) => i % 2 === 0);
      every = Math.max(1, ...moments.slice(1, 2).map((moment) => moment.step - (moments[0]?.step ?? 0)));
    },
    /** Forgets what is later than a step that the run was taken back to. */
    cut(step: number): void {
      moments = moments.filter((moment) => moment.step <= step);
    },
    /** What is kept of some tiles; indices that do not exist are left out. */
    read(wanted: readonly number[]): Reel {
      const count = (moments[0]?.pixels.length ?? 0) / size;
      const tiles = wanted.filter((tile) => Number.isInteger(tile) && tile >= 0 && tile < count);
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
