import { useEffect, useState } from 'react';
import type { Reel } from '../../worker/protocol.ts';
import { useRun, useSession } from '../hooks.ts';

const READ_EVERY_MS = 1_000;

const isSame = (a: Reel | null, b: Reel | null): boolean =>
  a?.steps.length === b?.steps.length && a?.steps.at(-1) === b?.steps.at(-1) && a?.tiles.join() === b?.tiles.join();

/** How these tiles evolved in the run on the page, read again as it goes on; null before the first answer. */
export function useReel(tiles: readonly number[]): Reel | null {
  const session = useSession();
  const run = useRun(({ status }) => status.run);
  const wanted = tiles.join();
  const [found, setFound] = useState<{ readonly of: string; readonly reel: Reel | null }>({ of: '', reel: null });
  const of = `${run} ${wanted}`;
  useEffect(() => {
    let isWanted = true;
    let timer: ReturnType<typeof setTimeout>;
    const read = async (): Promise<void> => {
      // A trainer that cannot answer (restarting, gone) is asked again.
      const reel = await session.trainer.reel(wanted.split(',').map(Number)).catch(() => null);
      if (!isWanted) return;
      setFound((before) => (before.of === of && isSame(before.reel, reel) ? before : { of, reel }));
      timer = setTimeout(read, READ_EVERY_MS);
    };
    void read();
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [of, wanted, session]);
  return found.of === of ? found.reel : null;
}
