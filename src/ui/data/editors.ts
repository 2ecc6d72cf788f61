import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** Which editor of points is open, and what was dropped to be imported. */
interface EditorState {
  readonly open: 'drawing' | 'import' | null;
  readonly dropped: File | string | null;
}

const editorStore = createStore<EditorState>()(() => ({ open: null, dropped: null }));

export const openDrawing = (): void => editorStore.setState({ open: 'drawing', dropped: null });

/** Opens the import dialog, with what was dropped or pasted if there is something. */
export const openImport = (dropped: File | string | null = null): void =>
  editorStore.setState({ open: 'import', dropped });

export const closeEditor = (): void => editorStore.setState({ open: null, dropped: null });

export const useEditor = <T>(select: (state: EditorState) => T): T => useStore(editorStore, select);

/** How a law that is not described by numbers gets its points, by law id. */
export const POINT_EDITORS: Readonly<Record<string, () => void>> = {
  drawn: openDrawing,
  imported: () => openImport(),
};
