import { createStore } from 'zustand/vanilla';
import type { RunStores } from '../../store/runStores.ts';

/** The place of the plane under the pointer or the keyboard's cross, for panels that look there too; null without one. */
interface StageProbe {
  readonly place: readonly [number, number] | null;
  /** Run of the stage that is pointed at; a stage beside it shows the same place. */
  readonly by: RunStores | null;
}

export const stageProbe = createStore<StageProbe>()(() => ({ place: null, by: null }));
