import { frameStore } from '../../store/frameStore.ts';
import type { Tiles } from '../../train/frame.ts';

/** The generated tiles as they were at one step. */
export interface ReelStep {
  readonly step: number;
  readonly tiles: Tiles;
}

/**
 * Keeps how the tiles of a run evolved: at most `most` moments, spread over all its steps. When there is no room left every
 * second moment goes, and the next ones are taken twice as far apart.
 */
export function createReel(most: number) {
  let steps: ReelStep[] = [];
  let spacing = 1;
  let run = Number.NaN;
  return {
    steps: (): readonly ReelStep[] => steps,
    add(of: number, step: number, tiles: Tiles): void {
      if (of !== run) {
        steps = [];
        spacing = 1;
        run = of;
      }
      // The run may have gone back.
      steps = steps.filter((earlier) => earlier.step < step);
      const last = steps.at(-1);
      if (last && step < last.step + spacing) return;
      steps.push({ step, tiles });
      if (steps.length <= most) return;
      steps = steps.filter((_, index) => index % 2 === 0);
      spacing = Math.max(2 * spacing, Math.ceil(step / most));
    },
  };
}

/** The reel of the run on the page, which grows while the stage of images is there. */
export const reel = createReel(16);

/** Records every frame from now on; returns how to stop. */
export function recordReel(): () => void {
  const add = (frame: ReturnType<typeof frameStore.get>): void => {
    if (frame?.tiles) reel.add(frame.run, frame.step, frame.tiles.generated);
  };
  add(frameStore.get());
  return frameStore.subscribe(add);
}
