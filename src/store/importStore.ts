import { createStore as createDatabase, del, get, keys, set } from 'idb-keyval';
import { createStore } from 'zustand/vanilla';
import type { ImportedPoints } from '../data/law.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { patient } from './patience.ts';

/** What became of points that were to be kept. */
export type Kept = 'on-device' | 'this-visit';

interface ImportState {
  /** Points in memory by id: those of this visit and those that an experiment asked for. */
  readonly files: ReadonlyMap<string, ImportedPoints>;
  /** True once the last points could not be written: the disk is full, or the browser forbids storage. */
  readonly unsaved: boolean;
}

/** Point sets that people brought. Memory first; IndexedDB keeps them for the next visit where it can. */
export const importStore = createStore<ImportState>()(() => ({ files: new Map(), unsaved: false }));

let database: ReturnType<typeof createDatabase> | undefined;
const imports = (): ReturnType<typeof createDatabase> => {
  database ??= createDatabase('modescope.imports', 'points');
  return database;
};

/** Points for this visit: found under their id, and not kept on the device. */
export function remember(points: ImportedPoints): void {
  importStore.setState(({ files }) => ({ files: new Map(files).set(points.id, points) }));
}

/**
 * Keeps points under their id. They work in this visit even when they cannot be stored; then the answer says so and
 * `unsaved` is set.
 */
export async function keepImported(points: ImportedPoints): Promise<Kept> {
  remember(points);
  try {
    await patient(set(points.id, points, imports()));
    importStore.setState({ unsaved: false });
    return 'on-device';
  } catch {
    // Quota exceeded, private window, storage disabled: one answer to all of them.
    importStore.setState({ unsaved: true });
    return 'this-visit';
  }
}

/** What was stored may come from another version or a curious person; anything else counts as not there. */
function asPoints(stored: unknown, id: string): ImportedPoints | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const given = stored as Partial<ImportedPoints>;
  const pair = (value: unknown): boolean => Array.isArray(value) && value.length === 2;
  const valid =
    given.id === id &&
    given.points instanceof Float32Array &&
    typeof given.name === 'string' &&
    pair(given.mean) &&
    pair(given.std) &&
    pair(given.columns) &&
    (given.values === undefined || given.values instanceof Float64Array);
  return valid ? (given as ImportedPoints) : null;
}

/** Points of an id from memory or from this device; null if they are not here. */
export async function findImported(id: string): Promise<ImportedPoints | null> {
  const known = importStore.getState().files.get(id);
  if (known) return known;
  try {
    const stored = asPoints(await patient(get(id, imports())), id);
    if (stored) remember(stored);
    return stored;
  } catch {
    return null;
  }
}

/** The points that an experiment names, for the trainer; empty if it names none or they are not on this device. */
export async function importedFor({ data }: Experiment): Promise<readonly ImportedPoints[]> {
  const file = data.id === 'imported' ? data.file : undefined;
  const found = typeof file === 'string' && file !== '' ? await findImported(file) : null;
  return found ? [found] : [];
}

/** Ids kept on this device; empty where storage is not available. */
export async function storedImports(): Promise<readonly string[]> {
  try {
    return (await patient(keys(imports()))).filter((id) => typeof id === 'string');
  } catch {
    return [];
  }
}

/** Deletes every kept file except one, to make room. */
export async function forgetOtherImports(except: string | null): Promise<void> {
  const others = (await storedImports()).filter((id) => id !== except);
  await Promise.all(others.map((id) => del(id, imports())));
  importStore.setState(({ files }) => ({ files: new Map([...files].filter(([id]) => !others.includes(id))) }));
}
