import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** The two ends of the path. */
export type End = 'a' | 'b';

interface LatentState {
  readonly ends: Readonly<Record<End, Float32Array | null>>;
  /** The end that the sliders move. */
  readonly end: End;
  /** Place on the path that is shown: 0 is A, 1 is B. */
  readonly share: number;
  /** Class that a conditional generator is asked for. */
  readonly label: number;
  /** Tile whose latent A is to become. */
  readonly wanted: number | null;
}

/** Two latents and the path between them; outlives a visit to another panel. */
export const latentStore = createStore<LatentState>()(() => ({
  ends: { a: null, b: null },
  end: 'a',
  share: 0,
  label: 0,
  wanted: null,
}));

export const useLatents = <T>(select: (state: LatentState) => T): T => useStore(latentStore, select);

/** Replaces one end and shows it. */
export function setEnd(end: End, latent: Float32Array): void {
  latentStore.setState(({ ends }) => ({ ends: { ...ends, [end]: latent }, end, share: end === 'a' ? 0 : 1 }));
}

/** Moves one coordinate of an end. */
export function setCoordinate(end: End, dimension: number, value: number): void {
  const latent = latentStore.getState().ends[end];
  if (latent) setEnd(end, latent.with(dimension, value));
}

/** Takes the latent of a tile as A; the panel fetches it from the run. */
export const steerTile = (index: number): void => latentStore.setState({ wanted: index });
