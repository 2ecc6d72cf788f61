import { createStore } from 'zustand/vanilla';

/** What can be looked for, in the order in which it is listed. */
export type Kind = 'demo' | 'lesson' | 'laboratory' | 'preset' | 'claim';

/** Plates over the page that are fetched when they are opened (`shell/OpenDialog.tsx`). */
export type DialogId = 'find' | 'report' | 'export' | 'help';

interface Dialogs {
  /** The one that is open. */
  readonly open: DialogId | null;
  /** Whether the search looks for one kind alone. */
  readonly kind: Kind | null;
}

export const dialogs = createStore<Dialogs>()(() => ({ open: null, kind: null }));

export const openDialog = (open: DialogId | null, kind: Kind | null = null): void => dialogs.setState({ open, kind });

export const closeDialog = (): void => openDialog(null);
