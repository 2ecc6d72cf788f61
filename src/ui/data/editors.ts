import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { LeftAside } from '../../data/arrange.ts';
import type { Text } from '../../schema/text.ts';
import { permitted } from '../../store/hands.ts';
import { sessionStore } from '../../store/session.ts';

type Editor = 'drawing' | 'import' | 'images';

/** Which editor of data is open, and what was dropped to be imported. */
interface EditorState {
  readonly open: Editor | null;
  /** A table of points, or pasted rows. */
  readonly dropped: File | string | null;
  /** Files of images. */
  readonly images: readonly File[];
  /** Files that came along and are not used. */
  readonly aside: readonly LeftAside<File>[];
  /** What else is to be said of what was dropped. */
  readonly notes: readonly Text[];
}

type Extra = Partial<Pick<EditorState, 'aside' | 'notes'>>;

const CLOSED: EditorState = { open: null, dropped: null, images: [], aside: [], notes: [] };

/** Which editor is open, and with what. */
export const editorStore = createStore<EditorState>()(() => CLOSED);

/** Whether other data may be chosen at all; where the link locks them, the page says so. Without a run nothing is locked. */
function mayChoose(): boolean {
  const { current } = sessionStore.getState();
  return current === null || permitted(current.stores.experiment, { 'data.id': 'drawn' }) !== null;
}

/** Opens an editor, which may depend on what is open, with what it is given. */
export const openEditor = (choose: (open: Editor | null) => Editor, given: Partial<EditorState> = {}): void => {
  if (mayChoose()) editorStore.setState((before) => ({ ...CLOSED, ...given, open: choose(before.open) }));
};

export const openDrawing = (): void => openEditor(() => 'drawing');

/** Opens the import dialog, with what was dropped or pasted if there is something. */
export const openImport = (dropped: File | string | null = null, extra: Extra = {}): void =>
  openEditor(() => 'import', { dropped, ...extra });

/** Opens the dialog of images, with the files that were dropped if there are some. */
export const openImages = (images: readonly File[] = [], extra: Extra = {}): void =>
  openEditor(() => 'images', { images, ...extra });

/** Says something in the dialog that reads files, which keeps what it has; opens that of tables if there is none. */
export const sayInEditor = (notes: readonly Text[]): void => {
  const { open } = editorStore.getState();
  if (open === 'import' || open === 'images') editorStore.setState({ notes, aside: [] });
  else openEditor(() => 'import', { notes });
};

/** Files in the dialog of images; none while it is closed. */
export const currentImages = (): readonly File[] => editorStore.getState().images;

export const closeEditor = (): void => editorStore.setState(CLOSED);

export const useEditor = <T>(select: (state: EditorState) => T): T => useStore(editorStore, select);

/** How a law that is not described by numbers gets its data, by law id. */
export const EDITORS: Readonly<Record<string, () => void>> = {
  drawn: openDrawing,
  imported: () => openImport(),
  'imported-images': () => openImages(),
};
