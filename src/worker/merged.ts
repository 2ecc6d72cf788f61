/**
 * A verb that asks for `job` in its turn. Calls while one still waits to begin join that one: a drag asks faster than frames
 * are built, and the newest state is all that counts.
 */
export function merged(
  exclusive: (job: () => Promise<void>) => Promise<void>,
  job: () => Promise<void>,
): () => Promise<void> {
  let waiting: Promise<void> | null = null;
  return () => {
    waiting ??= exclusive(() => {
      waiting = null;
      return job();
    });
    return waiting;
  };
}
