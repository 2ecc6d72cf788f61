import { useEffect, useState } from 'react';
import type { Nearest } from '../../worker/protocol.ts';
import { useSession } from '../hooks.ts';

/** Rest of a selection before it is looked up, and between two look-ups of a run that moves, ms. */
const RESTS_MS = 250;
const AGAIN_MS = 1_200;

/**
 * The training images nearest to a generated tile, looked up again as the run moves; null before the first answer and where
 * there is none. One question at a time.
 */
export function useNearest(index: number | null): Nearest | null {
  const session = useSession();
  const [found, setFound] = useState<{ readonly index: number; readonly nearest: Nearest | null } | null>(null);
  useEffect(() => {
    if (index === null) return;
    let isWanted = true;
    let timer: ReturnType<typeof setTimeout>;
    let seen = '';
    const look = async (): Promise<void> => {
      const { run, step } = session.stores.run.getState().status;
      const place = `${run} ${step}`;
      if (place !== seen) {
        seen = place;
        // A trainer that cannot answer (restarting, gone) is asked again.
        const nearest = await session.trainer.nearest(index).catch(() => null);
        if (isWanted) setFound({ index, nearest });
      }
      if (isWanted) timer = setTimeout(look, AGAIN_MS);
    };
    timer = setTimeout(look, RESTS_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [index, session]);
  return found?.index === index ? found.nearest : null;
}
