import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { looksLikeImages } from './sniff.ts';

/** Which editor of data is open, and what was dropped to be imported. */
interface EditorState {
  readonly open: 'drawing' | 'import' | 'images' | null;
  /** A table of points, or pasted rows. */
  readonly dropped: File | string | null;
  /** Files of images. */
  readonly images: readonly File[];
}

const CLOSED: EditorState = { open: null, dropped: null, images: [] };

const editorStore = createStore<EditorState>()(() => CLOSED);

export const openDrawing = (): void => editorStore.setState({ ...CLOSED, open: 'drawing' });

/** Opens the import dialog, with what was dropped or pasted if there is something. */
export const openImport = (dropped: File | string | null = null): void =>
  editorStore.setState({ ...CLOSED, open: 'import', dropped });

/** Opens the dialog of images, with the files that were dropped if there are some; further ones join those that wait. */
export const openImages = (images: readonly File[] = []): void =>
  editorStore.setState({ ...CLOSED, open: 'images', images });

/** Opens whichever dialog reads files like these: their first bytes tell images from tables. */
export async function openDropped(files: readonly File[]): Promise<void> {
  const [first] = files;
  if (!first) return;
  const opening = new Uint8Array(await first.slice(0, 4).arrayBuffer());
  if (looksLikeImages(opening)) openImages(files);
  else openImport(first);
}

export const closeEditor = (): void => editorStore.setState(CLOSED);

export const useEditor = <T>(select: (state: EditorState) => T): T => useStore(editorStore, select);

/** How a law that is not described by numbers gets its data, by law id. */
export const EDITORS: Readonly<Record<string, () => void>> = {
  drawn: openDrawing,
  imported: () => openImport(),
  'imported-images': () => openImages(),
};
