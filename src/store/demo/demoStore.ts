import { createStore } from 'zustand/vanilla';
import {
  type AnswerValue,
  type Changes,
  DEMO_SEED,
  RUN_IDS,
  type RunId,
  type Script,
  type Start,
} from '../../experiment/demos/contract.ts';
import { type Moment, play } from '../../experiment/demos/playback.ts';
import type { Text } from '../../schema/text.ts';
import { prefsStore } from '../prefsStore.ts';
import type { Session } from '../session.ts';
import { DemoRunError, type DemoSessions, driverOf, openDemoRun } from './demoRuns.ts';
import { createPatience, type DemoPatience } from './patience.ts';

/** A demo as the page shows it. */
export interface DemoState {
  readonly demo: Script;
  readonly moment: Moment;
  readonly sessions: DemoSessions;
  readonly isHeld: boolean;
  /** What was answered, by scene. */
  readonly answers: Readonly<Record<number, AnswerValue>>;
  /** The last scene that was shown. */
  readonly furthest: number;
  /** Why it cannot be played here. */
  readonly fault: Text | null;
}

const OPENING: Moment = { at: 0, state: 'opening', isMissed: false, runs: {} };

/** How a script is played where it is not as a demo. */
interface Ways {
  readonly seed?: number;
  /** Every scene stands until the reader goes on. */
  readonly isReaders?: boolean;
  /** Scene to begin with: those before pass as fast as they train. */
  readonly from?: number;
  readonly answers?: Readonly<Record<number, AnswerValue>>;
}

/** A demo that plays, its runs in workers of their own; ended by `end`. */
export function startDemo(
  demo: Script,
  { seed = DEMO_SEED, isReaders = false, from: first = 0, answers: given = {} }: Ways = {},
) {
  const store = createStore<DemoState>()(() => ({
    demo,
    moment: OPENING,
    sessions: {},
    isHeld: false,
    answers: given,
    furthest: first,
    fault: null,
  }));
  let attempt = 0;
  const newPatience = (): DemoPatience => createPatience(() => prefsStore.getState().language, undefined, isReaders);
  let patience: DemoPatience = newPatience();

  function close(): void {
    for (const session of Object.values(store.getState().sessions)) session.end();
    store.setState({ sessions: {} });
  }

  /** Opens the runs one after the other, so that what has to be compiled is compiled with all cores. */
  async function open(starts: Readonly<Partial<Record<RunId, Start>>>, isOver: () => boolean) {
    close();
    const sessions: Partial<Record<RunId, Session>> = {};
    let isShown = false;
    try {
      for (const id of RUN_IDS) {
        const start = starts[id];
        if (start && !isOver()) sessions[id] = await openDemoRun(start, seed);
      }
      isShown = !isOver();
    } finally {
      // Whoever left meanwhile, or a run that cannot be, leaves no worker behind.
      if (!isShown) for (const session of Object.values(sessions)) session.end();
    }
    if (isShown) store.setState({ sessions });
    return Object.fromEntries(Object.entries(sessions).map(([id, session]) => [id, driverOf(session)]));
  }

  /** Plays from the beginning; scenes before `from` pass as fast as they train, so that it stands where it stood then. */
  async function begin(from = 0): Promise<void> {
    const mine = ++attempt;
    const isOver = (): boolean => attempt !== mine;
    patience.release();
    const next = newPatience();
    patience = next;
    store.setState({ moment: OPENING, isHeld: false, fault: null });
    const isPast = (): boolean => store.getState().moment.at < from;
    const waits =
      <T extends readonly unknown[]>(wait: (...given: T) => Promise<void>) =>
      (...given: T): Promise<void> =>
        isPast() ? Promise.resolve() : wait(...given);
    try {
      await play({
        demo,
        open: (starts) => open(starts, isOver),
        patience: {
          read: waits(next.read),
          pace: waits(next.pace),
          hand: waits(next.hand),
          ...(next.begin && { begin: waits(next.begin) }),
          ...(next.attempt && {
            attempt: (scene) => (isPast() ? Promise.resolve(null) : (next.attempt?.(scene) ?? Promise.resolve(null))),
            isGivenUp: () => next.isGivenUp?.() ?? false,
          }),
        },
        tell: (moment) => {
          if (!isOver()) store.setState(({ furthest }) => ({ moment, furthest: Math.max(furthest, moment.at) }));
        },
        isOver,
      });
    } catch (error) {
      if (isOver()) return;
      // A worker that died has no more to say than that the run has stopped.
      const { moment } = store.getState();
      store.setState(
        error instanceof DemoRunError ? { fault: error.reason } : { moment: { ...moment, state: 'broken' } },
      );
    }
  }

  const hold = (isHeld: boolean): void => {
    patience.hold(isHeld);
    store.setState({ isHeld });
  };

  void begin(first);
  return {
    store,
    hold: () => hold(true),
    toggle: () => hold(!store.getState().isHeld),
    /** On to the next scene: what trains does so as fast as it can. */
    next(): void {
      // There is nothing to pass over before a scene is there.
      if (store.getState().moment.state === 'opening') return;
      patience.pass();
      store.setState({ isHeld: false });
    },
    /** Back to a scene: its runs train again, to the same bits. */
    goTo(scene: number): void {
      const { at } = store.getState().moment;
      if (scene > at) return;
      void begin(Math.max(0, scene));
    },
    /** Keeps an answer; a demo goes on with it, a reader may still change it. */
    answer(value: AnswerValue): void {
      const { moment, answers } = store.getState();
      store.setState({ answers: { ...answers, [moment.at]: value } });
      if (isReaders) return;
      patience.pass();
      store.setState({ isHeld: false });
    },
    /** Has the puzzle of the scene trained with these settings from its beginning, or gives that up. */
    attempt: (changes: Changes) => patience.attemptWith(changes),
    giveUp(): void {
      patience.giveUp();
      store.setState({ isHeld: false });
    },
    /** From the beginning, with nothing answered. */
    again(): void {
      store.setState({ answers: {}, furthest: 0 });
      void begin();
    },
    end(): void {
      attempt++;
      patience.release();
      close();
    },
  };
}

export type DemoRun = ReturnType<typeof startDemo>;
