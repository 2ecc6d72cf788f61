/** A browser that neither answers nor refuses (seen with IndexedDB in private windows) is given this long, ms. */
const PATIENCE_MS = 2_500;

/** Where nobody waits for it, a storage that is merely slow is given its time, ms. */
export const UNHURRIED_MS = { reading: 30_000, writing: 10_000 } as const;

/** A storage has had its time and said nothing. */
export class SilentStorageError extends Error {
  constructor() {
    super('storage does not answer');
    this.name = 'SilentStorageError';
  }
}

/** The answer of a storage, or an error once it has had its time. */
export function patient<T>(answer: Promise<T>, ms = PATIENCE_MS): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new SilentStorageError()), ms);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
