import { createStore } from 'zustand/vanilla';
import { openStrictRun } from '../demo/demoRuns.ts';
import type { Session } from '../session.ts';
import { type Compared, createFollower, type Followed } from './follower.ts';
import { type Beginning, channelOf, type Face, type ToNotes, type ToWall } from './log.ts';

/** What the second window knows of the first one. */
export interface NotesState {
  readonly face: Face | null;
  /** When the first window was heard last, by `Date.now`; null before that. */
  readonly heardAt: number | null;
  readonly now: number;
  readonly runs: Readonly<Record<string, Session>>;
  /** The last comparison of each run. */
  readonly compared: Readonly<Record<string, Compared>>;
}

const PING_MS = 1_000;
/** A window that has not answered for so long is lost, ms. */
export const LOST_MS = 4_000;

interface FollowedSession extends Followed {
  readonly session: Session;
}

/** A run of this window on the strict engine, which goes where it is told. */
async function openFollowed({ experiment, preset }: Beginning): Promise<FollowedSession> {
  const session = await openStrictRun(experiment, preset);
  let step = 0;
  return {
    session,
    async advanceTo(to) {
      if (to <= step) return;
      await session.trainer.meet('max', to);
      step = to;
    },
    async change(changes) {
      session.change(changes, undefined, true);
      await session.settled();
    },
    checksum: () => session.trainer.checksum(),
    end: () => session.end(),
  };
}

/** The second window's end: trains what the first one trains, and asks it every second where it is. */
export function linkNotes(id: string) {
  const store = createStore<NotesState>()(() => ({
    face: null,
    heardAt: null,
    now: Date.now(),
    runs: {},
    compared: {},
  }));
  const channel = channelOf(id);
  /** Entries that were heard; negative before the log came. */
  let heard = -1;
  const post = (message: ToWall): void => channel.postMessage(message);
  const follower = createFollower<FollowedSession>({
    open: openFollowed,
    onRuns: (runs) =>
      store.setState({
        runs: Object.fromEntries(Object.entries(runs).map(([name, { session }]) => [name, session])),
        compared: {},
      }),
    onCompared: (compared) => store.setState({ compared: { ...store.getState().compared, [compared.id]: compared } }),
  });

  channel.addEventListener('message', ({ data }: MessageEvent<ToNotes>) => {
    store.setState({ heardAt: Date.now() });
    if (data.kind === 'face') store.setState({ face: data.face });
    if (data.kind === 'log') {
      heard = data.next;
      if (data.entries[0]?.kind === 'open') follower.restart(data.entries);
      else heard = -1;
    }
    if (data.kind === 'entry') {
      const isOpening = data.entry.kind === 'open';
      if (isOpening) follower.restart([data.entry]);
      else if (heard >= 0 && data.next === heard + 1) follower.add(data.entry);
      else if (data.next === heard) return;
      else {
        // Something was missed, or was before this window came.
        post({ kind: 'log' });
        return;
      }
      heard = data.next;
    }
  });
  const ping = (): void => {
    store.setState({ now: Date.now() });
    post({ kind: 'ping' });
  };
  const timer = setInterval(ping, PING_MS);
  ping();
  post({ kind: 'log' });
  return {
    store,
    post,
    /** Everything from the beginning once more, where both have come to differ. */
    again: () => post({ kind: 'log' }),
    end(): void {
      clearInterval(timer);
      channel.close();
      follower.end();
    },
  };
}

export type NotesLink = ReturnType<typeof linkNotes>;
