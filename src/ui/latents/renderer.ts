import type { Tiles } from '../../train/frame.ts';
import type { TrainerApi } from '../../worker/protocol.ts';

/** What is to be rendered: latents [count, dimension], each of a class where the generator takes one. */
export interface Wanted {
  readonly latents: Float32Array;
  readonly classes?: Uint16Array;
}

/**
 * Renders what was asked for last: one request at a time, and whatever was asked for meanwhile but the last is left out, so
 * that a slider is followed as fast as the worker answers and never further behind.
 */
export function createRenderer(render: TrainerApi['render'], show: (tiles: Tiles | null) => void) {
  let next: Wanted | null = null;
  let isBusy = false;
  let isStopped = false;

  async function run(): Promise<void> {
    isBusy = true;
    while (next && !isStopped) {
      const { latents, classes } = next;
      next = null;
      // A trainer that is restarting answers nothing; the next frame asks again.
      const tiles = await render(latents, classes).catch(() => null);
      if (!isStopped) show(tiles);
    }
    isBusy = false;
  }

  return {
    ask(wanted: Wanted): void {
      next = wanted;
      if (!isBusy) void run();
    },
    stop(): void {
      isStopped = true;
    },
  };
}
