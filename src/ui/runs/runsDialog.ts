import { createStore } from 'zustand/vanilla';
import type { Text } from '../../schema/text.ts';

/** What could not be kept on this device. */
export type Unkept = 'run' | 'points' | 'images';

interface RunsDialogState {
  readonly isOpen: boolean;
  /** Of what it was read that it cannot be kept. */
  readonly read: readonly Unkept[];
  /** Why the last file that was opened is no run. */
  readonly refusal: Text | null;
}

/** Whether the list of kept runs is open, and what it says. */
export const runsDialog = createStore<RunsDialogState>()(() => ({ isOpen: false, read: [], refusal: null }));
