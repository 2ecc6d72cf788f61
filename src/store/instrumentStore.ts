import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Inspection, InstrumentId, OptionsOf, TrainerApi } from '../worker/protocol.ts';
import type { RunStore } from './runStore.ts';

/** The latest reading of every instrument that has been shown, until another run takes its place. */
export interface Instruments {
  readonly readings: { readonly [I in InstrumentId]?: Inspection<I> };
  /** Message of the last request that failed, by instrument; gone with the next reading. */
  readonly failures: { readonly [I in InstrumentId]?: string };
}

export type InstrumentStore = StoreApi<Instruments>;

export const createInstrumentStore = (): InstrumentStore =>
  createStore<Instruments>()(() => ({ readings: {}, failures: {} }));

const EVERY_MS = 500;
/** Between two calls for a reading that is not finished, ms. */
const UNFINISHED_MS = 40;
/** While the run moves, a reading may take this share of the time: training needs the rest. */
const SHARE = 0.1;
const NOTHING = { rest: EVERY_MS, took: 0 } as const;

export interface PollerParts {
  /** Where readings and failures go. */
  readonly store: InstrumentStore;
  readonly inspect: TrainerApi['inspect'];
  /** Where the run on the page is now. */
  readonly now: () => { readonly run: number; readonly step: number };
  /** A clock in milliseconds. */
  readonly time: () => number;
  /** Calls back once after `ms`; returns how to cancel that. */
  readonly after: (ms: number, job: () => void) => () => void;
}

interface Shown {
  readonly id: InstrumentId;
  readonly options: OptionsOf<InstrumentId>;
  /** The reading that these options have, as `run step`; an unfinished one counts as none. */
  seen?: string;
}

/**
 * Reads the instruments that are shown: each at most twice a second, only when the run has moved or a reading is
 * unfinished, and one request at a time over all of them, so that a slow instrument slows the others instead of training;
 * while the run moves, all of them take at most a tenth of the time. Of an instrument that is shown twice, the later
 * options count.
 */
export function createPoller({ store, inspect, now, after, time }: PollerParts) {
  let queue: Shown[] = [];
  let busy = false;
  let hasNewcomer = false;
  let cancel: (() => void) | undefined;

  function schedule(ms: number): void {
    cancel?.();
    cancel = queue.length > 0 ? after(ms, () => void poll()) : undefined;
  }

  const place = (): string => `${now().run} ${now().step}`;

  /** Whether this is the newest that is shown of its instrument. */
  const counts = (shown: Shown): boolean => queue.findLast(({ id }) => id === shown.id) === shown;

  /** Takes one reading; returns how long to rest at least, and the training time that it took. */
  async function read(shown: Shown): Promise<{ readonly rest: number; readonly took: number }> {
    const { id, options } = shown;
    const asked = place();
    const start = time();
    try {
      const inspection = await inspect(id, options);
      // The run may have been replaced, or the instrument hidden, while the answer was under way.
      if (!inspection || inspection.run < now().run || !queue.some((other) => other.id === id)) return NOTHING;
      const unfinished = inspection.answer.available && inspection.answer.unfinished === true;
      const read = `${inspection.run} ${inspection.step}`;
      if (!unfinished) shown.seen = read;
      store.setState(({ readings, failures }) => ({
        readings: { ...readings, [id]: inspection },
        failures: { ...failures, [id]: undefined },
      }));
      return { rest: unfinished ? UNFINISHED_MS : EVERY_MS, took: read === asked ? 0 : time() - start };
    } catch (error) {
      shown.seen = asked;
      const message = error instanceof Error ? error.message : String(error);
      store.setState(({ failures }) => ({ failures: { ...failures, [id]: message } }));
      return NOTHING;
    }
  }

  /** Reads every instrument that has something new, in turn. */
  async function poll(): Promise<void> {
    if (busy) return;
    busy = true;
    hasNewcomer = false;
    let rest = 0;
    let took = 0;
    for (const shown of [...queue]) {
      if (!counts(shown) || shown.seen === place()) continue;
      const one = await read(shown);
      rest = Math.max(rest, one.rest);
      took += one.took;
    }
    busy = false;
    // One that was shown meanwhile does not wait: a slider that chooses what to look at is still being dragged.
    schedule(hasNewcomer ? 0 : Math.max(rest || EVERY_MS, took * (1 / SHARE - 1)));
  }

  return {
    /** Reads this instrument until the returned function is called. */
    show<I extends InstrumentId>(id: I, options: OptionsOf<I>): () => void {
      const shown: Shown = { id, options };
      queue = [...queue, shown];
      hasNewcomer = true;
      if (!busy) schedule(0);
      return () => {
        queue = queue.filter((other) => other !== shown);
        if (queue.length === 0) schedule(0);
      };
    },
    /** Forgets readings of earlier runs. */
    forget(run: number): void {
      const { readings } = store.getState();
      const old = Object.values(readings).some((inspection) => inspection.run < run);
      if (old) store.setState({ readings: {}, failures: {} });
    },
  };
}

/** Instruments of a run, and what they read last. */
export interface InstrumentDesk {
  readonly store: InstrumentStore;
  /** Keeps the store up to date with one instrument; returns how to stop. */
  show<I extends InstrumentId>(id: I, options: OptionsOf<I>): () => void;
}

/** `trainer` is who has the run now. */
export function createInstrumentDesk(run: RunStore, trainer: () => TrainerApi): InstrumentDesk {
  const store = createInstrumentStore();
  const poller = createPoller({
    store,
    inspect: (instrument, options) => trainer().inspect(instrument, options),
    now: () => run.getState().status,
    time: () => performance.now(),
    after(ms, job) {
      const timer = setTimeout(job, ms);
      return () => clearTimeout(timer);
    },
  });
  run.subscribe(({ status }, before) => {
    if (status.run !== before.status.run) poller.forget(status.run);
  });
  return { store, show: poller.show };
}
