import { WATCH_EVERY, watches } from '../train/stopping.ts';
import type { Met } from '../worker/protocol.ts';
import { nextChunk, type Way } from './pairChunk.ts';
import { prefsStore } from './prefsStore.ts';
import type { Session } from './session.ts';

/** How long a way that led nowhere is not tried again, ms. */
const REST_MS = 50;
const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const stepOf = ({ stores }: Session): number => stores.run.getState().status.step;
const runOf = ({ stores }: Session): number => stores.run.getState().status.run;
/** Whether there is a run that can go on. A worker that died or fell silent keeps nobody from going on. */
const isAble = ({ stores }: Session): boolean => {
  const { law, crashed, isSilent, status } = stores.run.getState();
  return law !== null && crashed === null && !isSilent && status.state !== 'loading';
};

const hasStopped = ({ stores }: Session): boolean => stores.run.getState().status.state === 'stopped';

/** Where a run may stop by its own settings: the other one does not pass that place. */
function endOf({ stores }: Session, from: number): number {
  const { experiment } = stores.experiment.getState();
  const { steps } = experiment.stop;
  const limit = steps > from ? steps : Number.POSITIVE_INFINITY;
  return watches(experiment) ? Math.min(limit, from - (from % WATCH_EVERY) + WATCH_EVERY) : limit;
}

/**
 * One clock for two runs: they play from meeting to meeting, so that neither is ever ahead by more than the way to the next, and
 * wherever they stand they stand at the same step.
 */
export function createPairClock(arms: readonly [Session, Session], now: () => number = () => performance.now()) {
  let isWanted = false;
  let loop: Promise<void> | null = null;
  let last: Way | null = null;
  /** One of them is being taken elsewhere: nobody is brought to where it stands meanwhile. */
  let held: Promise<unknown> | null = null;
  /** Runs that were brought to the same step. */
  const seen = new Map<Session, number>(arms.map((arm) => [arm, runOf(arm)]));

  /**
   * Brings both to the same step. Where one has begun again, the other begins again too; else whoever is behind goes on to where the
   * other stands.
   */
  async function align(): Promise<void> {
    if (held) return;
    const able = arms.filter(isAble);
    const begun = able.filter((arm) => runOf(arm) !== seen.get(arm) && stepOf(arm) === 0);
    for (const arm of able) seen.set(arm, runOf(arm));
    const [one, other] = able;
    // A run that has come to its end, or has diverged, stays where it is for the person to see.
    if (!one || !other || stepOf(one) === stepOf(other) || able.some(hasStopped)) return;
    const [behind, ahead] = stepOf(one) < stepOf(other) ? [one, other] : [other, one];
    if (begun.includes(behind)) await ahead.reset();
    else await behind.runTo(stepOf(ahead));
  }

  /** One way from here to the next meeting; false where nothing goes on from there. */
  async function go(): Promise<boolean> {
    await held;
    await Promise.all(arms.map((arm) => arm.settled()));
    await align();
    const able = arms.filter(isAble);
    if (!isWanted || able.length === 0) return false;
    const from = Math.max(...able.map(stepOf));
    const to = Math.min(from + nextChunk(prefsStore.getState().speed, last), ...able.map((arm) => endOf(arm, from)));
    const steps = to - from;
    const start = now();
    const met = await Promise.all(able.map((arm) => arm.meet(to)));
    // A run that stands at a meeting tells nothing by itself: what was told of it before may be behind what it answers.
    met.forEach((one, i) => {
      const arm = able[i] as Session;
      if (one && one.status.run === runOf(arm) && one.status.step !== stepOf(arm))
        arm.stores.run.setState({ status: one.status });
    });
    const stands = (one: Met | undefined, i: number): boolean =>
      one?.status.state === 'paused' && one.status.run === runOf(able[i] as Session);
    if (able.some(hasStopped) || met.every((one, i) => one === undefined || stands(one, i))) return false;
    const isWhole = met.every((one) => one?.status.step === to);
    if (!isWhole && met.every((one) => (one?.status.step ?? from) <= from)) await rest(REST_MS);
    if (isWhole) last = { steps, tookMs: now() - start, lookMs: Math.max(...met.map((one) => one?.lookMs ?? 0)) };
    return true;
  }

  async function keepGoing(): Promise<void> {
    while (isWanted) {
      if (await go()) continue;
      isWanted = false;
      await Promise.all(arms.map((arm) => arm.pause()));
    }
    await align();
  }

  const watch = arms.map((arm) =>
    arm.stores.run.subscribe(({ status }, before) => {
      const isThere = status.state !== 'loading' && status.run !== seen.get(arm);
      if (isThere && status !== before.status && loop === null) void align();
    }),
  );

  return {
    align,
    /** Waits for one of them to be where it is taken before both are brought to the same step. */
    async hold(way: Promise<unknown>): Promise<void> {
      const mine = way.catch(() => undefined);
      held = mine;
      await mine;
      if (held === mine) held = null;
      await align();
    },
    play(): void {
      isWanted = true;
      loop ??= keepGoing().finally(() => {
        loop = null;
        // Asked for again while the last way was being ended.
        if (isWanted) this.play();
      });
    },
    /** Resolves when both stand, at the same step. */
    async pause(): Promise<void> {
      isWanted = false;
      await Promise.all(arms.map((arm) => arm.pause()));
      await (loop ?? align());
    },
    plays: (): boolean => isWanted,
    stop(): void {
      isWanted = false;
      for (const end of watch) end();
    },
  };
}

export type PairClock = ReturnType<typeof createPairClock>;
