/** Bursts of each kind in a trial, turn about. */
const BURSTS = 3;
/** Part of the time alone that all threads together have to save: less is noise, and takes another core for nothing. */
const GAIN = 0.05;
/** Milliseconds from one trial to the next at first: what else the machine does may have changed. */
const AGAIN_MS = 4_000;
/** Times so long they become while trials agree: half of the bursts of a trial are of the slower kind. */
const LONGEST = 8;
/** Times the milliseconds of the last trial that bursts may take before another trial is due early. */
const SLOWER = 1.25;

/** Whether the next burst is run by all threads or by one, which makes no difference to its results. */
export interface Tempo {
  /** True where all of them run it. */
  next(): boolean;
  /** How long a burst of so many executions took. */
  note(together: boolean, executions: number, ms: number): void;
  /** True while more than one thread is worth its while. */
  readonly together: boolean;
}

/** Finds out by trying, and tries again from time to time, soon where bursts have become slow; `now` is in milliseconds. */
export function createTempo(now: () => number): Tempo {
  let choice = false;
  let begun = Number.NEGATIVE_INFINITY;
  let gap = 1;
  let bursts = 2 * BURSTS;
  /** Fewest milliseconds per execution alone and together, in the last trial. */
  let least: [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  /** Bursts since the last that took about as long as in the trial. */
  let slow = 0;
  const inTrial = (): boolean => bursts < 2 * BURSTS;

  function isDue(): boolean {
    const passed = now() - begun;
    return passed >= AGAIN_MS * gap || (slow >= BURSTS && passed >= AGAIN_MS);
  }

  function conclude(): void {
    const before = choice;
    choice = least[1] < least[0] * (1 - GAIN);
    gap = choice === before ? Math.min(2 * gap, LONGEST) : 1;
    slow = 0;
  }

  return {
    get together() {
      return choice;
    },
    next() {
      if (!inTrial() && isDue()) {
        begun = now();
        bursts = 0;
        least = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
      }
      return inTrial() ? bursts % 2 === 1 : choice;
    },
    note(together, executions, ms) {
      const kind = Number(together) as 0 | 1;
      if (!inTrial()) {
        slow = ms / executions > SLOWER * least[kind] ? slow + 1 : 0;
        return;
      }
      least[kind] = Math.min(least[kind], ms / executions);
      bursts++;
      if (!inTrial()) conclude();
    },
  };
}
