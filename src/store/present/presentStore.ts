import { createStore } from 'zustand/vanilla';

/** Whether the page is shown to a room, and the scene of a demo at which that began. */
export const presentStore = createStore<{ readonly isOn: boolean; readonly scene: number }>()(() => ({
  isOn: typeof location !== 'undefined' && /[?&]present\b/.test(location.search),
  scene: 0,
}));
