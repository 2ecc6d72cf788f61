import { createStore } from 'zustand/vanilla';

/** The place of the plane under the pointer or the keyboard's cross, for panels that look there too; null without one. */
export const stageProbe = createStore<{ readonly place: readonly [number, number] | null }>()(() => ({ place: null }));
