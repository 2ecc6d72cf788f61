import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useTileView } from '../images/tileView.ts';
import { useShowsImages } from '../space.ts';
import { stageProbe } from '../stage/stageProbe.ts';

/** Data units that a place is rounded to, so that a resting hand asks once. */
const ROUNDING = 100;
/** Rest of the pointer before a place is looked at, ms. */
const REST_MS = 60;

/** What the panel looks at: a generated sample by its number, or a place of the plane. */
export interface Look {
  readonly sample: number;
  readonly at?: readonly [number, number];
}

/** The place under the pointer once it rests; null without one. */
function useRestingPlace(): readonly [number, number] | null {
  const place = useStore(stageProbe, (state) => state.place);
  const [resting, setResting] = useState(place);
  useEffect(() => {
    const timer = setTimeout(() => setResting(place), place ? REST_MS : 0);
    return () => clearTimeout(timer);
  }, [place]);
  return resting;
}

/** The sample chosen in the panel, unless the pointer or the keyboard's cross is somewhere, or on an image. */
export function useLook(): Look & { readonly choose: (sample: number) => void } {
  const [chosen, choose] = useState(0);
  const showsImages = useShowsImages();
  const place = useRestingPlace();
  const tile = useTileView(({ cursor, pinned }) => cursor ?? pinned);
  if (showsImages) return { sample: tile?.kind === 'generated' ? tile.index : chosen, choose };
  if (!place) return { sample: chosen, choose };
  const [x, y] = place.map((value) => Math.round(value * ROUNDING) / ROUNDING) as [number, number];
  return { sample: chosen, at: [x, y], choose };
}
