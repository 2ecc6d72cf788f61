import { useEffect, useState } from 'react';
import type { Mode } from '../../data/law.ts';
import { EVALUATION_SAMPLES } from '../../metrics/contract.ts';
import { noiseFloor } from '../../metrics/noiseFloor.ts';
import { useRun } from '../hooks.ts';

export type NoiseFloor = NonNullable<ReturnType<typeof noiseFloor>>;

const NO_MODES: readonly Mode[] = [];

/** Modes of the loaded law; empty before one is loaded and for laws that have none. */
export const useModes = (): readonly Mode[] => useRun((run) => run.law?.modes ?? NO_MODES);

/** What a perfect sampler of the current law would score; null until the browser has been idle for it once. */
export function useNoiseFloor(): NoiseFloor | null {
  const modes = useModes();
  const [floor, setFloor] = useState<NoiseFloor | null>(null);
  useEffect(() => {
    setFloor(null);
    if (modes.length === 0) return;
    const timer = setTimeout(() => setFloor(noiseFloor(modes, EVALUATION_SAMPLES)), 50);
    return () => clearTimeout(timer);
  }, [modes]);
  return floor;
}
