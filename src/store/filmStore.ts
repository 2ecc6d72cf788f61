import type { Frame } from '../train/frame.ts';

/** How the plane looked at a step: a few generated points x0, y0, x1, y1, … */
export interface Moment {
  readonly step: number;
  readonly points: Float32Array;
}

/** Moments that are kept: when there are more, every other one is dropped. */
const MOST = 64;
/** Points of a moment. */
const POINTS = 64;

/** Keeps how the plane looked, evenly over the whole run: the longer it is, the farther apart. Runs of images have a reel for that. */
export function createFilmStore() {
  let run = 0;
  let kept: readonly Moment[] = [];
  let every = 1;

  return {
    /** Takes a frame that is due; those of a step that was passed before show nothing new. */
    record(frame: Frame): void {
      if (frame.tiles) return;
      if (frame.run !== run) {
        run = frame.run;
        kept = [];
        every = 1;
      }
      const last = kept.at(-1);
      if (last && frame.step - last.step < every) return;
      kept = [...kept, { step: frame.step, points: frame.generated.slice(0, 2 * POINTS) }];
      if (kept.length <= MOST) return;
      kept = kept.filter((_, i) => i % 2 === 0);
      every = 2 * Math.max(every, ...kept.slice(1, 2).map(({ step }) => Math.ceil((step - (kept[0]?.step ?? 0)) / 2)));
    },
    take: (): readonly Moment[] => kept,
    /** A run with this number goes on from a step with what is known of the way there. */
    restore(number: number, moments: readonly Moment[], step: number): void {
      run = number;
      kept = moments.filter((moment) => moment.step <= step);
    },
    clear(): void {
      kept = [];
      every = 1;
    },
  };
}

export type FilmStore = ReturnType<typeof createFilmStore>;
