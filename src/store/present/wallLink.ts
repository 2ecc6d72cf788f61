import { DEMO_ENGINE } from '../../experiment/demos/contract.ts';
import { withValues } from '../../experiment/experiment.ts';
import { difference } from '../../experiment/restart.ts';
import type { DemoRun } from '../demo/demoStore.ts';
import { type Session, session } from '../session.ts';
import { drives } from './drives.ts';
import { channelOf, type Entry, type Face, type ToNotes, type ToWall, withEntry } from './log.ts';
import type { WallAct } from './wallKeys.ts';
import { wallStore } from './wallStore.ts';

interface WallParts {
  /** Name of the channel to the second window. */
  readonly id: string;
  readonly demoId: string | null;
  readonly demo: DemoRun | null;
  readonly act: (act: WallAct) => void;
}

/**
 * The first window's end: tells the second one what happens to the runs, answers each of its pings with a checksum of every run, and does
 * what it asks for. It needs no clock of its own, so that it may be covered. Returns how to end it.
 */
export function linkWall({ id, demoId, demo, act }: WallParts): () => void {
  const channel = channelOf(id);
  let log: readonly Entry[] = [];
  let next = 0;
  /** Run of the playground since the log began; null before anybody has asked. */
  let run: number | null = null;
  let isBusy = false;

  const post = (message: ToNotes): void => channel.postMessage(message);
  function tell(entry: Entry): void {
    log = withEntry(log, entry);
    if (entry.kind === 'open') next = 0;
    next++;
    post({ kind: 'entry', entry, next });
  }
  const sessions = (): Readonly<Record<string, Session>> =>
    demo ? (demo.store.getState().sessions as Readonly<Record<string, Session>>) : { a: session() };
  const nameOf = (of: Session): string | undefined => Object.entries(sessions()).find(([, each]) => each === of)?.[0];
  function open(): void {
    const beginnings = Object.entries(sessions()).map(([name, { stores }]) => {
      const { experiment, preset } = stores.experiment.getState();
      return [name, { experiment, preset }] as const;
    });
    tell({ kind: 'open', runs: Object.fromEntries(beginnings) });
  }

  /** Where the run of the playground stands, told with its checksum; another run, or one that went back, begins the log anew. */
  async function compare(name: string, of: Session): Promise<void> {
    const found = await of.trainer.checksum().catch(() => null);
    if (!found) return;
    const last = log.findLast((entry) => entry.kind === 'to' && entry.id === name);
    const went = last?.kind === 'to' ? last.step : 0;
    if (!demo && (found.run !== run || found.step < went)) {
      run = found.run;
      open();
    }
    tell({ kind: 'to', id: name, step: found.step, sum: found.sum });
  }

  /** The second window is there: the run of the playground begins again where its bits are the same in both. */
  async function begin(): Promise<void> {
    if (demo || run !== null) return;
    const { status } = session().stores.run.getState();
    if (status.engine?.id !== DEMO_ENGINE) session().setEngine(DEMO_ENGINE);
    else if (status.step > 0) await session().reset();
    await session().settled();
    await compare('a', session());
  }

  async function pinged(): Promise<void> {
    const { hash } = location;
    const face: Face = {
      demo: demoId,
      moment: demo?.store.getState().moment ?? null,
      isHeld: demo ? demo.store.getState().isHeld : !session().plays(),
      over: wallStore.getState(),
      hash,
    };
    post({ kind: 'face', face });
    if (isBusy) return;
    isBusy = true;
    await begin();
    for (const [name, of] of Object.entries(sessions())) await compare(name, of);
    isBusy = false;
  }

  /** A change by the second window is made where the run stands, so that both make it at the same step. */
  async function change(changes: Extract<ToWall, { kind: 'change' }>['changes']): Promise<void> {
    const of = session();
    const { experiment } = of.stores.experiment.getState();
    const plays = of.plays();
    await of.pause();
    await compare('a', of);
    const isAnew = difference(experiment, withValues(experiment, changes)).restart;
    of.change(changes, undefined, true);
    await of.settled();
    if (!isAnew) tell({ kind: 'change', id: 'a', changes });
    if (plays) of.play();
  }

  const hear = ({ data }: MessageEvent<ToWall>): void => {
    if (data.kind === 'ping') void pinged();
    else if (data.kind === 'log') post({ kind: 'log', entries: log, next });
    else if (data.kind === 'act') act(data.act);
    else if (data.kind === 'spot') wallStore.setState({ spot: data.spot });
    else if (!demo) void change(data.changes);
  };
  channel.addEventListener('message', hear);
  drives.listen({
    moved(of, step) {
      const name = nameOf(of);
      if (name) tell({ kind: 'to', id: name, step });
    },
    changed(of, changes) {
      const name = nameOf(of);
      if (name) tell({ kind: 'change', id: name, changes });
    },
  });
  const stop = demo?.store.subscribe((now, before) => {
    if (now.sessions !== before.sessions) open();
  });
  if (demo) open();
  return () => {
    channel.removeEventListener('message', hear);
    channel.close();
    drives.listen(null);
    stop?.();
  };
}

const NAME = 'modescope.wall';

/** The name of this window's channel, which a reload keeps. */
export function wallId(): string {
  try {
    const known = sessionStorage.getItem(NAME) ?? crypto.randomUUID();
    sessionStorage.setItem(NAME, known);
    return known;
  } catch {
    return 'only';
  }
}
