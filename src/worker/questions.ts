import { nearestTo } from '../train/nearest.ts';
import { FILM_TILES } from '../train/reel.ts';
import { renderTiles } from '../train/render.ts';
import type { Loop } from './loop.ts';
import type { TrainerApi } from './protocol.ts';
import { readingAt } from './reading.ts';

type Questions = Pick<TrainerApi, 'read' | 'inspect' | 'checksum' | 'render' | 'nearest' | 'reel' | 'latents'>;

/** What is asked about the run that is loaded, if there is one; nothing of it changes the run. */
export function createQuestions(
  loaded: () => Loop | null,
  exclusive: <T>(job: () => Promise<T>) => Promise<T>,
): Questions {
  /** An answer in its turn, about the run as it is then. */
  const ofRun = <T>(answer: (loop: Loop) => Promise<T> | T): Promise<T | null> =>
    exclusive(async () => {
      const loop = loaded();
      return loop && answer(loop);
    });
  return {
    async read(x, y) {
      const loop = loaded();
      if (!loop || loop.run.gallery) return null;
      return exclusive(() => readingAt(loop.run, x, y));
    },
    async inspect(instrument, options) {
      // Fetched by the first question: most visits open no instrument.
      const { inspect } = await import('../train/instruments/index.ts');
      return ofRun(async ({ id, run }) => ({
        run: id,
        step: run.step,
        answer: await inspect(instrument, run, options),
      }));
    },
    async checksum() {
      // Fetched by the first question: few visits present anything.
      const { checksumOf } = await import('./checksum.ts');
      return ofRun((loop) => checksumOf(loop));
    },
    render: (latents, classes) => ofRun(({ run }) => renderTiles(run, latents, classes)),
    nearest: (tile) => ofRun(({ run }) => nearestTo(run, tile)),
    reel: async (tiles = FILM_TILES) => loaded()?.run.reel(tiles) ?? null,
    async latents(count) {
      const run = loaded()?.run;
      return run ? run.latents.slice(0, Math.max(0, count) * run.experiment.latent.dimension) : null;
    },
  };
}
