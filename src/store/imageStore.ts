import { createStore as createDatabase, del, get, keys, set } from 'idb-keyval';
import { createStore } from 'zustand/vanilla';
import { type ImageSet, pixelsPerImage } from '../data/images/imageSet.ts';
import { findLaw } from '../data/index.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { Kept } from './importStore.ts';
import { patient } from './patience.ts';

/** The set that comes with the page; the trainer fetches it by itself. */
const MNIST = 'mnist';

interface ImageState {
  /** Imported sets in memory by id: those of this visit and those that an experiment asked for. */
  readonly sets: ReadonlyMap<string, ImageSet>;
  /** True once the last set could not be written: the disk is full, or the browser forbids storage. */
  readonly unsaved: boolean;
}

/** What a list says of a set. */
export interface ImageSummary {
  readonly id: string;
  readonly name: string;
  readonly count: number;
  /** Number of classes; 0 without labels. */
  readonly classes: number;
  /** Whether it was turned after reading. */
  readonly isTurned: boolean;
}

/** Image sets that people brought. Memory first; IndexedDB keeps them for the next visit where it can. */
export const imageStore = createStore<ImageState>()(() => ({ sets: new Map(), unsaved: false }));

let database: ReturnType<typeof createDatabase> | undefined;
// A database of its own: idb-keyval cannot add a store to one that exists.
const images = (): ReturnType<typeof createDatabase> => {
  database ??= createDatabase('modescope.images', 'sets');
  return database;
};

function remember(imported: ImageSet): void {
  imageStore.setState(({ sets }) => ({ sets: new Map(sets).set(imported.id, imported) }));
}

/**
 * Keeps a set under its id. It works in this visit even when it cannot be stored (55 MB for 70,000 images may be too much for
 * a full device); then the answer says so and `unsaved` is set. Sets that were stored before stay.
 */
export async function keepImages(imported: ImageSet): Promise<Kept> {
  remember(imported);
  try {
    await patient(set(imported.id, imported, images()), 15_000);
    imageStore.setState({ unsaved: false });
    return 'on-device';
  } catch {
    imageStore.setState({ unsaved: true });
    return 'this-visit';
  }
}

/** What was stored may come from another version or a curious person; anything else counts as not there. */
function asImages(stored: unknown, id: string): ImageSet | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const given = stored as Partial<ImageSet>;
  const { height = 0, width = 0, channels = 0, count = 0, pixels, labels, classes } = given;
  if (!(pixels instanceof Uint8Array && Array.isArray(classes) && classes.every((name) => typeof name === 'string'))) {
    return null;
  }
  const size = pixelsPerImage({ height, width, channels });
  const labelled =
    labels === null ||
    (labels instanceof Uint8Array && labels.length === count && labels.every((label) => label < classes.length));
  const sized = [height, width, channels, count].every((each) => each > 0) && pixels.length === count * size;
  return given.id === id && typeof given.name === 'string' && sized && labelled ? (given as ImageSet) : null;
}

/** The set of an id from memory or from this device; null if it is not here. */
export async function findImages(id: string): Promise<ImageSet | null> {
  const known = imageStore.getState().sets.get(id);
  if (known) return known;
  try {
    const stored = asImages(await patient(get(id, images())), id);
    if (stored) remember(stored);
    return stored;
  } catch {
    return null;
  }
}

/** The imported images that an experiment names, for the trainer; empty if it names none or they are not on this device. */
export async function imagesFor({ data }: Experiment): Promise<readonly ImageSet[]> {
  const { id, ...params } = data;
  const set = findLaw(id).imageSet?.(params) ?? '';
  const found = set === '' || set === MNIST ? null : await findImages(set);
  return found ? [found] : [];
}

/** Ids kept on this device; empty where storage is not available. */
export async function storedImages(): Promise<readonly string[]> {
  try {
    return (await patient(keys(images()))).filter((id) => typeof id === 'string');
  } catch {
    return [];
  }
}

/** What is kept on this device, without the pixels; sets that cannot be read are left out. */
export async function storedSummaries(): Promise<readonly ImageSummary[]> {
  const ids = await storedImages();
  const found = await Promise.all(
    ids.map(async (id) => asImages(await patient(get(id, images())).catch(() => null), id)),
  );
  return found.flatMap((set) =>
    set
      ? [
          {
            id: set.id,
            name: set.name,
            count: set.count,
            classes: set.classes.length,
            isTurned: set.orientation !== undefined,
          },
        ]
      : [],
  );
}

/** Deletes one kept set. */
export async function forgetImages(id: string): Promise<void> {
  await del(id, images()).catch(() => undefined);
  imageStore.setState(({ sets }) => ({ sets: new Map([...sets].filter(([other]) => other !== id)) }));
}
