import { useEffect, useRef, useState } from 'react';
import type { Tiles } from '../../train/frame.ts';
import { useSession } from '../hooks.ts';
import { createRenderer, type Wanted } from './renderer.ts';

/** While the run moves, pictures of latents that stand still follow it this often, ms. */
const FOLLOW_MS = 150;

/** What the generator makes of latents, as it is now; null where it makes nothing of them, and before the first answer. */
export function useRendered(wanted: Wanted | null): Tiles | null {
  const session = useSession();
  const [tiles, setTiles] = useState<Tiles | null>(null);
  const renderer = useRef<ReturnType<typeof createRenderer>>(undefined);
  const latest = useRef(wanted);
  latest.current = wanted;
  useEffect(() => {
    const started = createRenderer((...given) => session.trainer.render(...given), setTiles);
    renderer.current = started;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = (): void => {
      timer = undefined;
      if (latest.current) started.ask(latest.current);
    };
    const stop = session.stores.frame.subscribe(() => {
      timer ??= setTimeout(again, FOLLOW_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
      started.stop();
    };
  }, [session]);
  useEffect(() => {
    if (wanted) renderer.current?.ask(wanted);
  }, [wanted]);
  return wanted ? tiles : null;
}
