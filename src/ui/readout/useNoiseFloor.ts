import { useEffect, useState } from 'react';
import type { Mode } from '../../data/law.ts';
import type { NoiseFloor } from '../../metrics/noiseFloor.ts';
import { session } from '../../store/session.ts';
import type { LoadedLaw } from '../../worker/protocol.ts';
import { useRun } from '../hooks.ts';

const NO_MODES: readonly Mode[] = [];

/** Modes of the loaded law; empty before one is loaded and for laws that have none. */
export const useModes = (): readonly Mode[] => useRun((run) => run.law?.modes ?? NO_MODES);

/** One question to the worker per loaded law, however many components want the answer. */
const asked = new WeakMap<LoadedLaw, Promise<NoiseFloor | null>>();

function floorOf(law: LoadedLaw): Promise<NoiseFloor | null> {
  const answer = asked.get(law) ?? session().trainer.noiseFloor();
  asked.set(law, answer);
  return answer;
}

/** What perfect samplers of the current law score: at first what is known at once, later every band; null without a law. */
export function useNoiseFloor(): NoiseFloor | null {
  const law = useRun((run) => run.law);
  const [floor, setFloor] = useState<NoiseFloor | null>(null);
  useEffect(() => {
    setFloor(null);
    if (!law) return;
    let wanted = true;
    // A worker that dies meanwhile leaves the run without bands; its successor answers for the next law.
    floorOf(law).then(
      (found) => wanted && setFloor(found),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [law]);
  return floor ?? law?.floor ?? null;
}
