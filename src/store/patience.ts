/** A browser that neither answers nor refuses (seen with IndexedDB in private windows) is given this long, ms. */
const PATIENCE_MS = 2_500;

/** The answer of a storage, or an error once it has had its time. */
export function patient<T>(answer: Promise<T>, ms = PATIENCE_MS): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('storage does not answer')), ms);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
