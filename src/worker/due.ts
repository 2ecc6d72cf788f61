/** At most this share of the time goes into a recurring job. */
const OVERHEAD = 0.2;

/**
 * Keeps jobs that recur while a run plays off the training: each comes round no sooner than `everyMs` after the last, and
 * later in proportion to what it cost. `now` is a clock in milliseconds.
 */
export function createDue(now: () => number) {
  const dueAt = new Map<string, number>();

  /** Does `job` if the time of `name` has come. */
  return async (name: string, everyMs: number, job: () => Promise<void>): Promise<void> => {
    const start = now();
    if (start < (dueAt.get(name) ?? 0)) return;
    await job();
    const end = now();
    dueAt.set(name, end + Math.max(everyMs, (end - start) / OVERHEAD));
  };
}
