import { useEffect } from 'react';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { perRun, type RunStores } from '../../store/runStores.ts';
import { useStores } from '../hooks.ts';
import type { OverlayPlace, Scene, StageOverlay } from './scene.ts';

/** Something that a panel lays over the stage. It belongs to the panel: the stage knows of none. */
export interface OverlayDeclaration<T> {
  readonly place: OverlayPlace;
  /** Arrows of its own, which would not be told apart from the critic's gradients: these are left out. */
  readonly hasArrows?: true;
  readonly draw: (context: CanvasRenderingContext2D, shown: T, scene: Scene) => void;
}

export const defineOverlay = <T>(declaration: OverlayDeclaration<T>): OverlayDeclaration<T> => declaration;

const NOTHING: StageOverlay = { bandwidth: null, witness: null, hidesBadges: false, laid: new Map() };

/** What lies over the stage of a run. */
export const overlayOf: (stores: RunStores) => StoreApi<StageOverlay> = perRun(() =>
  createStore<StageOverlay>()(() => NOTHING),
);

/** The overlay of the run that this part of the page is about. */
export const useOverlay = (): StoreApi<StageOverlay> => overlayOf(useStores());

/** Lays something over the stage of a run, in place of what this declaration laid before; null takes it away. */
export function lay<T>(overlay: StoreApi<StageOverlay>, declaration: OverlayDeclaration<T>, shown: T | null): void {
  const { laid } = overlay.getState();
  if (shown === null && !laid.has(declaration)) return;
  const next = new Map(laid);
  const { place, hasArrows = false, draw } = declaration;
  if (shown === null) next.delete(declaration);
  else next.set(declaration, { place, hasArrows, draw: (context, scene) => draw(context, shown, scene) });
  overlay.setState({ laid: next });
}

/** The same for as long as the component is mounted. */
export function useLaid<T>(declaration: OverlayDeclaration<T>, shown: T | null): void {
  const overlay = useOverlay();
  useEffect(() => lay(overlay, declaration, shown), [overlay, declaration, shown]);
  useEffect(() => () => lay(overlay, declaration, null), [overlay, declaration]);
}
