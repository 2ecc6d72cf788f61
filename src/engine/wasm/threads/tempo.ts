/** Bursts of each kind in a trial, turn about. */
const BURSTS = 3;
/** Part of the time alone that all threads together have to save: less is noise, and takes another core for nothing. */
const GAIN = 0.05;
/** Milliseconds from one trial to the next: what else the machine does may have changed. */
const AGAIN_MS = 4_000;

/** Whether the next burst is run by all threads or by one, which makes no difference to its results. */
export interface Tempo {
  /** True where all of them run it. */
  next(): boolean;
  /** How long a burst of so many executions took. */
  note(together: boolean, executions: number, ms: number): void;
  /** True while more than one thread is worth its while. */
  readonly together: boolean;
}

/** Finds out by trying, and tries again from time to time; `now` is in milliseconds. */
export function createTempo(now: () => number): Tempo {
  let choice = false;
  let begun = Number.NEGATIVE_INFINITY;
  let bursts = 2 * BURSTS;
  /** Fewest milliseconds per execution alone and together. */
  let least: [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const inTrial = (): boolean => bursts < 2 * BURSTS;

  return {
    get together() {
      return choice;
    },
    next() {
      if (!inTrial() && now() - begun >= AGAIN_MS) {
        begun = now();
        bursts = 0;
        least = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
      }
      return inTrial() ? bursts % 2 === 1 : choice;
    },
    note(together, executions, ms) {
      if (!inTrial()) return;
      const kind = Number(together) as 0 | 1;
      least[kind] = Math.min(least[kind], ms / executions);
      bursts++;
      if (!inTrial()) choice = least[1] < least[0] * (1 - GAIN);
    },
  };
}
