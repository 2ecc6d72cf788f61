import { createStore } from 'zustand/vanilla';

/** What could not be kept on this device. */
export type Unkept = 'run' | 'points' | 'images';

/** Whether the list of kept runs is open, and of what it was read that it cannot be kept. */
export const runsDialog = createStore<{ readonly isOpen: boolean; readonly read: readonly Unkept[] }>()(() => ({
  isOpen: false,
  read: [],
}));
