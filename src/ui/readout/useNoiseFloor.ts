import { useEffect, useMemo, useState } from 'react';
import type { Mode } from '../../data/law.ts';
import type { NoiseFloor } from '../../metrics/noiseFloor.ts';
import type { LoadedLaw, TrainerApi } from '../../worker/protocol.ts';
import { useRun, useSession } from '../hooks.ts';

const NO_MODES: readonly Mode[] = [];

/** Modes of the loaded law; empty before one is loaded and for laws that have none. */
export const useModes = (): readonly Mode[] => useRun((run) => run.law?.modes ?? NO_MODES);

/** What the worker is asked of a loaded law: what it can tell at once, and every band. */
interface Asked {
  readonly quick: Promise<NoiseFloor | null>;
  readonly whole: Promise<NoiseFloor | null>;
}

/** One question to the worker per loaded law, however many components want the answer. */
const asked = new WeakMap<LoadedLaw, Asked>();

/** Bands of laws for which the worker has brought all. */
const whole = new WeakMap<LoadedLaw, NoiseFloor>();

/** Bands of a law as far as they are known now. */
export const floorSoFar = (law: LoadedLaw): NoiseFloor => whole.get(law) ?? law.floor;

function floorOf(law: LoadedLaw, trainer: TrainerApi): Asked {
  const known = asked.get(law);
  if (known) return known;
  const made = { quick: trainer.quickFloor(), whole: trainer.noiseFloor() };
  asked.set(law, made);
  made.whole.then(
    (found) => found && whole.set(law, { ...law.floor, ...found }),
    () => undefined,
  );
  return made;
}

/** What perfect samplers of the current law score: at first what is known at once, later every band; null without a law. */
export function useNoiseFloor(): NoiseFloor | null {
  const session = useSession();
  const law = useRun((run) => run.law);
  const [floor, setFloor] = useState<NoiseFloor | null>(null);
  useEffect(() => {
    setFloor(null);
    if (!law) return;
    let wanted = true;
    const { quick, whole: all } = floorOf(law, session.trainer);
    // A worker that dies meanwhile leaves the run without bands; its successor answers for the next law.
    const take = (found: NoiseFloor | null): void => {
      if (wanted && found) setFloor((before) => ({ ...before, ...found }));
    };
    quick.then(take, () => undefined);
    all.then(take, () => undefined);
    return () => {
      wanted = false;
    };
  }, [law, session]);
  const known = law?.floor ?? null;
  return useMemo(() => known && { ...known, ...floor }, [known, floor]);
}
