import { useEffect, useState } from 'react';
import type { Way } from '../../worker/protocol.ts';
import { useRun, useSession } from '../hooks.ts';

const READ_EVERY_MS = 700;

/** What is kept of the way of the run, read again as it goes on; null before the first answer. */
export function useWay(): Way | null {
  const session = useSession();
  const run = useRun(({ status }) => status.run);
  const step = useRun(({ status }) => Math.max(status.step, status.past?.now ?? 0));
  const [way, setWay] = useState<Way | null>(null);
  // Once for many steps: a run that plays has a new one with each status.
  const due = Math.floor(step / 100);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is read again when the run has gone on
  useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(async () => {
      // A trainer that cannot answer (restarting, gone) is asked again when there is something new.
      const read = await session.trainer.way().catch(() => null);
      if (isWanted && read) setWay(read);
    }, READ_EVERY_MS / 4);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [session, run, due]);
  return way?.run === run ? way : null;
}
