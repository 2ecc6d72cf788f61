import { createStore } from 'zustand/vanilla';

/** Whether the list of kept runs is open, and whether it was read that runs cannot be kept. */
export const runsDialog = createStore<{ readonly isOpen: boolean; readonly isUnsavedRead: boolean }>()(() => ({
  isOpen: false,
  isUnsavedRead: false,
}));
