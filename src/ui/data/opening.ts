import type { Taken } from './takeDrop.ts';

// Loaded when first needed: most visits bring no files.
const opener = () => import('./openFiles.ts');

/** Opens whichever dialog reads what was dropped. */
export const openDropped = async (taken: Taken): Promise<void> => (await opener()).openDrop(taken);

/** Opens whichever dialog reads files that were chosen or pasted. */
export const openChosen = async (files: readonly File[]): Promise<void> =>
  files.length > 0 ? (await opener()).openFiles(files) : undefined;
