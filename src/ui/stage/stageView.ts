import { createStore } from 'zustand/vanilla';
import type { StageTransform } from './transform.ts';

/** The window of the stage, shared with whatever is drawn over it or beside it. */
export interface StageView {
  readonly transform: StageTransform;
  /** True while the view follows the data and the size of the stage; false once a person has panned or zoomed. */
  readonly isFitted: boolean;
}

export const stageView = createStore<StageView>()(() => ({
  transform: { width: 0, height: 0, scale: 100, x: 0, y: 0 },
  isFitted: true,
}));

/** Moves the view on a person's behalf: from now on it no longer follows the data. */
export function moveStage(change: (transform: StageTransform) => StageTransform): void {
  stageView.setState(({ transform }) => ({ transform: change(transform), isFitted: false }));
}
