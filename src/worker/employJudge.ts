import type { createImageRoom } from './imageRoom.ts';
import { reasonOf } from './imageRoom.ts';
import type { Loop } from './loop.ts';

export interface Employment {
  readonly images: Pick<ReturnType<typeof createImageRoom>, 'judgeOf'>;
  readonly exclusive: <T>(job: () => Promise<T>) => Promise<T>;
  /** The loop that is in force. */
  readonly current: () => Loop | null;
}

/** Gives a run of labelled images its judge as soon as there is one; the run goes on meanwhile. */
export async function employJudge(loop: Loop, { images, exclusive, current }: Employment): Promise<void> {
  const { gallery, law } = loop.run;
  if (!gallery?.isJudgeable || !law.images) return;
  const ready = await images.judgeOf(law.images.set).then(
    (trained) => () => gallery.employ(trained),
    (error) => async () => gallery.goWithout(reasonOf(error)),
  );
  await exclusive(async () => {
    if (current() !== loop) return;
    // An engine may be too small for a judge beside the run.
    await ready().catch((error) => gallery.goWithout(reasonOf(error)));
    if (!loop.isRunning()) await loop.publish();
  });
}
