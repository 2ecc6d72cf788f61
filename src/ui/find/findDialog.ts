import { createStore } from 'zustand/vanilla';

/** What can be looked for, in the order in which it is listed. */
export type Kind = 'demo' | 'laboratory' | 'preset' | 'claim';

/** Whether the search over everything is open, and whether it looks for one kind alone. */
export const findDialog = createStore<{ readonly isOpen: boolean; readonly kind: Kind | null }>()(() => ({
  isOpen: false,
  kind: null,
}));

export const openFind = (kind: Kind | null = null): void => findDialog.setState({ isOpen: true, kind });
