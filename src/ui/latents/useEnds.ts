import { useEffect } from 'react';
import { session } from '../../store/session.ts';
import { useRun } from '../hooks.ts';
import { latentStore, setEnd, useLatents } from '../images/latentStore.ts';

/** Tiles whose latents can be taken. */
const TILES = 100;

/** The latents behind the first tiles, row by row; empty while there is no run. */
async function tileLatents(): Promise<readonly Float32Array[]> {
  const all = await session()
    .trainer.latents(TILES)
    .catch(() => null);
  if (!all || all.length === 0) return [];
  const dimension = all.length / TILES;
  return Array.from({ length: TILES }, (_, i) => all.slice(i * dimension, (i + 1) * dimension));
}

/** Both ends of the path, those of the first two tiles to begin with; null until the run has told them. */
export function useEnds(): { readonly a: Float32Array; readonly b: Float32Array } | null {
  const run = useRun(({ status }) => status.run);
  const isLoaded = useRun(({ law }) => law !== null);
  const ends = useLatents((state) => state.ends);
  const wanted = useLatents((state) => state.wanted);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run may have other latents
  useEffect(() => {
    let isCurrent = true;
    void tileLatents().then((latents) => {
      const [first, second] = latents;
      if (!isCurrent || !first || !second) return;
      const { ends: now } = latentStore.getState();
      if (now.a?.length !== first.length) latentStore.setState({ ends: { a: first, b: second }, share: 0, end: 'a' });
      const chosen = wanted === null ? undefined : latents[wanted];
      if (chosen) setEnd('a', chosen);
      if (wanted !== null) latentStore.setState({ wanted: null });
    });
    return () => {
      isCurrent = false;
    };
  }, [run, isLoaded, wanted]);
  return ends.a && ends.b && ends.a.length === ends.b.length ? { a: ends.a, b: ends.b } : null;
}

export { tileLatents };
