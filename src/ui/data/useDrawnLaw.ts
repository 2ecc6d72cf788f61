import { useEffect, useState } from 'react';
import { createDrawn } from '../../data/drawnLaw.ts';
import { type Law, LawError } from '../../data/law.ts';
import { type Dab, encodeStrokes } from '../../data/strokes.ts';
import { key } from '../../math/rng.ts';

const SETTLE_MS = 120;
const PREVIEW_POINTS = 500;

interface Fitted {
  readonly dabs: readonly Dab[];
  readonly law: Law;
  readonly points: Float32Array;
}

/** The law of a drawing and a sample of it, a moment after the last stroke; null while there is none. */
export function useDrawnLaw(dabs: readonly Dab[], modes: number, spread: number): Fitted | null {
  const [fitted, setFitted] = useState<Fitted | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => {
      try {
        const law = createDrawn({ strokes: encodeStrokes(dabs), modes, spread });
        setFitted({ dabs, law, points: law.sample(key(0, 'drawing-preview'), PREVIEW_POINTS) });
      } catch (error) {
        if (!(error instanceof LawError)) throw error;
        setFitted(null);
      }
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [dabs, modes, spread]);
  return fitted?.dabs === dabs ? fitted : null;
}
