import { withValues } from '../experiment/experiment.ts';
import type { ParamValue } from '../schema/param.ts';
import { ofLaw } from '../train/run.ts';
import type { TrainerHost } from './host.ts';
import { reasonOf } from './imageRoom.ts';
import type { LawMaker } from './lawMaker.ts';
import { loadedLaw } from './loadedLaw.ts';
import type { Loop } from './loop.ts';
import type { LoadResult, TrainerApi } from './protocol.ts';

/** A law that has not moved for so long is measured against, where the run stands. */
const RESTED_MS = 250;

type Changes = Readonly<Record<string, ParamValue>>;

/** What changing live settings needs of the trainer. */
interface Surroundings {
  readonly host: Pick<TrainerHost, 'breathe'>;
  /** The run that is set; throws if none is loaded. */
  readonly loop: () => Loop;
  readonly laws: Pick<LawMaker, 'make'>;
  readonly exclusive: <T>(job: () => Promise<T>) => Promise<T>;
}

const those = (changes: Changes, wanted: (key: string) => boolean): Changes =>
  Object.fromEntries(Object.entries(changes).filter(([key]) => wanted(key)));

/**
 * Changes live settings. What is true of a law takes a while to find out, so of its changes that wait only the newest are carried
 * out; a law that cannot be made leaves the run with the one it has.
 */
export function createSetting({ host, loop, laws, exclusive }: Surroundings): TrainerApi['set'] {
  let wishes = 0;

  /** Everything is measured once the law rests; a run that plays is measured anyway. */
  async function measureAtRest(current: Loop, wish: number): Promise<void> {
    await host.breathe(RESTED_MS);
    await exclusive(async () => {
      if (wish === wishes && loop() === current && !current.isRunning()) await current.publish();
    });
  }

  async function aim(changes: Changes): Promise<LoadResult | null> {
    const wish = ++wishes;
    const result = await exclusive(async (): Promise<LoadResult | null> => {
      if (wish !== wishes) return null;
      const current = loop();
      try {
        const law = laws.make(withValues(current.run.experiment, changes));
        await current.run.aim(changes, law);
        current.changed();
        return { ok: true, law: loadedLaw(law, []) };
      } catch (error) {
        return { ok: false, reason: reasonOf(error) };
      }
    });
    if (!result?.ok) return result;
    void loop().refresh();
    void measureAtRest(loop(), wish).catch(() => undefined);
    return result;
  }

  return async (changes) => {
    const current = loop();
    current.run.set(those(changes, (key) => !ofLaw(key)));
    current.changed();
    const data = those(changes, ofLaw);
    if (Object.keys(data).length > 0) return aim(data);
    // While the run stands still nothing else would show what the setting does to the field.
    void current.refresh();
    return null;
  };
}
