/**
 * A place where a run that plays waits for its twin: nothing beyond `step` is trained before a later one is named. Without
 * twin it lies at infinity.
 */
export function createMeeting() {
  let step = Number.POSITIVE_INFINITY;
  let isThere = false;
  let wake = (): void => {};

  return {
    step: (): number => step,
    /** Whether the run plays towards a meeting. */
    isArranged: (): boolean => step < Number.POSITIVE_INFINITY,
    /** Names the next place; a run that waits goes on. */
    arrange(next: number): void {
      step = next;
      isThere = false;
      wake();
    },
    /** There is no twin any more, or everything stands. */
    cancel(): void {
      step = Number.POSITIVE_INFINITY;
      isThere = false;
      wake();
    },
    /** Says that the run is there; true the first time. */
    reach(at: number): boolean {
      if (isThere || at < step) return false;
      isThere = true;
      return true;
    },
    /** Resolves when a run that is there may go on; at once for one that is on its way. */
    over(): Promise<void> {
      if (!isThere) return Promise.resolve();
      return new Promise((resolve) => {
        wake = resolve;
      });
    },
  };
}
