import type { ComponentType } from 'react';
import { createStore } from 'zustand/vanilla';
import type { StageTransform } from './transform.ts';

/** Drawn over the whole stage, under its legends; receives pointer events instead of the stage. */
export type StageOverlay = ComponentType<{ readonly transform: StageTransform }>;

/** What covers the stage at present, e.g. the editor of a drawn data set. */
export const stageOverlay = createStore<{ readonly overlay: StageOverlay | null }>()(() => ({ overlay: null }));

/** Puts a component over the stage until the returned function is called; a later one replaces it. */
export function coverStage(overlay: StageOverlay): () => void {
  stageOverlay.setState({ overlay });
  return () => {
    if (stageOverlay.getState().overlay === overlay) stageOverlay.setState({ overlay: null });
  };
}
