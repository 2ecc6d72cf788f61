/** A submit should keep the device busy for about this long: long enough to hide its cost, short enough to stop soon. */
const SHORT_MS = 25;
const LONG_MS = 100;
/** Submits that may be under way; one is computed while the next is being written. */
const UNDER_WAY = 2;
/** One to begin with: nobody knows yet how long a slow device takes for it. */
const FIRST_BURST = 1;

/** Keeps the queue of a device short but not empty. */
export interface Pace {
  /** Executions that the next submit should hold. */
  readonly burst: number;
  /** Call after every submit; resolves when the next one may follow. */
  submitted(): Promise<void>;
}

/** `done` resolves when everything submitted so far is finished. The burst grows to `most` on a fast device. */
export function createPace(most: number, done: () => Promise<unknown>, now = () => performance.now()): Pace {
  const underWay: { readonly submitted: number; readonly finished: Promise<number> }[] = [];
  let burst = Math.min(FIRST_BURST, most);
  let idleSince = Number.NEGATIVE_INFINITY;
  return {
    get burst() {
      return burst;
    },
    async submitted() {
      const finished = done().then(now);
      // A device that is lost after the last submit of a run is reported by whatever is called next.
      finished.catch(() => undefined);
      underWay.push({ submitted: now(), finished });
      if (underWay.length < UNDER_WAY) return;
      const [oldest] = underWay.splice(0, 1) as [(typeof underWay)[number]];
      const end = await oldest.finished;
      const ms = end - Math.max(oldest.submitted, idleSince);
      idleSince = end;
      if (ms < SHORT_MS) burst = Math.min(most, burst * 2);
      else if (ms > LONG_MS) burst = Math.max(1, burst >> 1);
    },
  };
}
