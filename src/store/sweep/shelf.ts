import { createStore as createDatabase, del, get, set, type UseStore } from 'idb-keyval';

/** The last sweep of this device, so that a reload goes on with it. One is kept: more are for files. */
const LAST = 'last';

let database: UseStore | undefined;
const shelf = (): UseStore => {
  database ??= createDatabase('modescope.sweeps', 'sweeps');
  return database;
};

/** Keeps plain data; false where the device does not. */
export async function keep(value: unknown): Promise<boolean> {
  try {
    await set(LAST, value, shelf());
    return true;
  } catch {
    return false;
  }
}

/** What was kept; undefined without it, or where nothing can be read. */
export async function lastKept(): Promise<unknown> {
  try {
    return await get(LAST, shelf());
  } catch {
    return undefined;
  }
}

export async function forget(): Promise<void> {
  try {
    await del(LAST, shelf());
  } catch {
    // What cannot be deleted is overwritten by the next.
  }
}
