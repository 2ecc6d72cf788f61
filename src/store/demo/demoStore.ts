import { createStore } from 'zustand/vanilla';
import type { Demo, RunId, Start } from '../../experiment/demos/contract.ts';
import { RUN_IDS } from '../../experiment/demos/contract.ts';
import { type Moment, play } from '../../experiment/demos/playback.ts';
import type { Text } from '../../schema/text.ts';
import { prefsStore } from '../prefsStore.ts';
import type { Session } from '../session.ts';
import { DemoRunError, type DemoSessions, driverOf, openDemoRun } from './demoRuns.ts';
import { createPatience, type DemoPatience } from './patience.ts';

/** A demo as the page shows it. */
export interface DemoState {
  readonly demo: Demo;
  readonly moment: Moment;
  readonly sessions: DemoSessions;
  readonly isHeld: boolean;
  /** What was bet, by scene. */
  readonly answers: Readonly<Record<number, string>>;
  /** Why it cannot be played here. */
  readonly fault: Text | null;
}

const OPENING: Moment = { at: 0, state: 'opening', isMissed: false, runs: {} };

/** A demo that plays from a scene on, its runs in workers of their own; ended by `end`. */
export function startDemo(demo: Demo, from = 0) {
  const store = createStore<DemoState>()(() => ({
    demo,
    moment: OPENING,
    sessions: {},
    isHeld: false,
    answers: {},
    fault: null,
  }));
  let attempt = 0;
  let patience: DemoPatience = createPatience(() => prefsStore.getState().language);

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
        if (start && !isOver()) sessions[id] = await openDemoRun(start);
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
    const next = createPatience(() => prefsStore.getState().language);
    patience = next;
    store.setState({ moment: OPENING, isHeld: false, fault: null });
    const waits =
      <T extends readonly unknown[]>(wait: (...given: T) => Promise<void>) =>
      (...given: T): Promise<void> =>
        store.getState().moment.at < from ? Promise.resolve() : wait(...given);
    try {
      await play({
        demo,
        open: (starts) => open(starts, isOver),
        patience: { read: waits(next.read), pace: waits(next.pace), hand: waits(next.hand) },
        tell: (moment) => {
          if (!isOver()) store.setState({ moment });
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

  void begin(from);
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
    answer(value: string): void {
      const { moment, answers } = store.getState();
      store.setState({ answers: { ...answers, [moment.at]: value } });
      patience.pass();
      store.setState({ isHeld: false });
    },
    end(): void {
      attempt++;
      patience.release();
      close();
    },
  };
}

export type DemoRun = ReturnType<typeof startDemo>;
