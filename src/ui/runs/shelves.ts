import type { SavedRun } from '../../store/savedRuns.ts';

/** Runs that are listed together, newest first. */
export interface Shelf {
  /** Empty for those without a folder. */
  readonly folder: string;
  /** Whether a person has said something of them. */
  readonly isLabelled: boolean;
  readonly runs: readonly SavedRun[];
}

/** Folders by their names, then labelled runs without one, then the others; none is empty. */
export function shelvesOf(runs: readonly SavedRun[]): readonly Shelf[] {
  const folders = [...new Set(runs.flatMap(({ label }) => label?.folder || []))].sort((a, b) => a.localeCompare(b));
  const shelves = [
    ...folders.map((folder) => ({
      folder,
      isLabelled: true,
      runs: runs.filter(({ label }) => label?.folder === folder),
    })),
    { folder: '', isLabelled: true, runs: runs.filter(({ label }) => label && label.folder === '') },
    { folder: '', isLabelled: false, runs: runs.filter(({ label }) => !label) },
  ];
  return shelves.filter((shelf) => shelf.runs.length > 0);
}
