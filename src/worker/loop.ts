import type { Divergence } from '../train/health.ts';
import { slowMotionOf } from '../train/slowMotion.ts';
import { createCheckpoints } from './checkpoints.ts';
import type { LoopParts } from './loopParts.ts';
import { createMeeting } from './meeting.ts';
import { merged } from './merged.ts';
import { messageOf } from './messageOf.ts';
import { createPace } from './pace.ts';
import type { Met, RunState, Speed, Status, StepUnit, StopReason } from './protocol.ts';
import { createReports } from './reports.ts';
import { planSlice, restBetween } from './slice.ts';
import { statusOf } from './statusOf.ts';
import { createStride } from './stride.ts';
import { createTravelling } from './travelling.ts';
import { createTurns } from './turns.ts';
import { createWaiters } from './waiters.ts';
import { createWatching } from './watching.ts';

const STAGE_MS = 420;

/** Keeps one run going: pace, frames, evaluations, stop conditions. Every public verb may be called at any time. */
export function createLoop(parts: LoopParts) {
  const { host, run, id, frames, emit, exclusive } = parts;
  const pace = createPace();
  const stride = createStride(run, pace, host);
  const checkpoints = createCheckpoints(parts);
  const slow = slowMotionOf(run);
  const meeting = createMeeting();
  let state: RunState = parts.stop ? 'stopped' : run.step > 0 ? 'paused' : 'ready';
  /** Counts what was asked for, so that the end of a pause does not undo a later play. */
  let wishes = 0;
  let speed: Speed = 'max';
  let stop = parts.stop;
  let target = Number.POSITIVE_INFINITY;
  let ended = false;
  let looping = false;

  const rate = (): number => (state === 'running' ? pace.rate(host.now()) : 0);
  const status = (): Status => statusOf(parts, { state, stop, towards: travelling.towards(), rate: rate() });
  /** Who waits for the run to stand, or to be where its twin is to be. */
  const { next: settled, settle } = createWaiters(status);
  const sendStatus = (busyMs?: number): void =>
    emit({ type: 'status', status: { ...status(), ...(busyMs !== undefined && { busyMs }) } });

  const turn = createTurns({ exclusive, isEnded: () => ended, onLost: lost });

  /** The engine died. Where no other takes the run over, this worker is of no more use, and says so. */
  async function lost(error: unknown): Promise<void> {
    state = 'stopped';
    ended = true;
    await parts.onLost(error).catch((failure) => emit({ type: 'gone', message: messageOf(failure) }));
    settle();
  }

  const { evaluate, show, publish, report, meet, lookMs } = createReports(parts, checkpoints, sendStatus);
  const showWhenFree = merged(turn, show);
  const travelling = createTravelling({ host, run, pace, checkpoints, tell: () => sendStatus(), draw: show });
  const watching = createWatching(run, evaluate);

  async function halt(reason?: StopReason): Promise<void> {
    state = reason ? 'stopped' : 'paused';
    stop = reason;
    target = Number.POSITIVE_INFINITY;
    meeting.cancel();
    pace.reset();
    await publish();
    settle();
  }

  function diverged(divergence: Divergence): Promise<void> {
    frames.clear();
    return halt({ kind: 'diverged', ...divergence });
  }

  /** Trains a little; returns how long to wait before the next slice. */
  async function slice(): Promise<number> {
    if (state !== 'running' || ended) return 0;
    if (speed === 'stages') {
      await advanceStage();
      await arrive();
      return STAGE_MS;
    }
    const start = host.now();
    const wanted = speed === 'max' ? pace.sliceSteps() : pace.dueSteps(speed, start);
    const plan = planSlice(run.experiment, run.step, wanted, Math.min(target, meeting.step()));
    const busyMs = plan.steps > 0 ? stride.busyMs() : undefined;
    if (busyMs !== undefined) sendStatus(busyMs);
    const before = run.step;
    const divergence = await stride.go(plan.steps);
    if (divergence) {
      await diverged(divergence);
      return 0;
    }
    // The target may have moved while the slice ran.
    if (run.step >= target) await halt();
    else if (plan.isLimit(run.step)) await halt({ kind: 'steps', step: run.step });
    else if (run.step > before && plan.watchAt(run.step)) await watching.look(halt);
    if (state === 'running') await report(stride.busyMs(), meeting.isArranged());
    await arrive();
    return speed === 'max' ? 0 : restBetween(speed, wanted < pace.sliceSteps());
  }

  /** Where the twin is to be waited for, everything is shown as it is there. */
  async function arrive(): Promise<void> {
    if (state !== 'running' || !meeting.reach(run.step)) return;
    await meet();
    settle();
  }

  async function advanceStage(): Promise<void> {
    const { stage, runsPhase } = slow.next(run.nextPhase());
    emit({ type: 'stage', stage, step: run.step });
    if (!runsPhase) return sendStatus();
    const { divergence } = await run.runPhase();
    if (divergence) return diverged(divergence);
    await publish();
  }

  async function keepGoing(): Promise<void> {
    if (looping) return;
    looping = true;
    try {
      while (state === 'running' && !ended) {
        const restMs = await exclusive(slice);
        const start = host.now();
        await host.breathe(restMs);
        await meeting.over();
        if (restMs === 0) pace.noteTurn(host.now() - start);
      }
    } catch (error) {
      await lost(error);
    } finally {
      looping = false;
    }
  }

  /** Nothing is trained any more, whatever was under way; returns the number of this wish. */
  function stand(): number {
    state = 'paused';
    meeting.cancel();
    return ++wishes;
  }

  /** Takes the run elsewhere, where it stands then, for a reason or none. */
  async function move(job: (isWanted: () => boolean) => Promise<StopReason | undefined>): Promise<Status> {
    const wish = stand();
    const isWanted = (): boolean => wish === wishes;
    await turn(async () => {
      if (!isWanted()) return;
      const reason = await job(isWanted);
      stride.reset();
      frames.clear();
      slow.reset();
      // Whoever wants it elsewhere by now shows it there.
      if (isWanted()) await halt(reason);
    });
    return status();
  }

  function start(next: Speed): void {
    if (ended) return;
    wishes++;
    speed = next;
    stop = undefined;
    if (state !== 'running') watching.forget();
    if (speed !== 'stages') slow.reset();
    pace.reset();
    state = 'running';
    sendStatus();
    void keepGoing();
  }

  return {
    id,
    life: parts.life,
    run,
    publish,
    evaluate,
    isRunning: () => state === 'running',
    /** The speed at which it plays, where another engine may take it over: nobody waits for it to be anywhere. */
    movable(): Speed | undefined {
      const isPast = run.past.now() !== undefined;
      const isBound = state !== 'running' || target < Number.POSITIVE_INFINITY || meeting.isArranged() || isPast;
      return isBound || speed === 'stages' ? undefined : speed;
    },
    play(next: Speed): void {
      meeting.cancel();
      start(next);
    },
    /** Plays on to a step and waits there, still playing, for the next one that is named. */
    async meet(next: Speed, step: number): Promise<Met> {
      if (ended || step <= run.step) return { status: status(), lookMs: lookMs() };
      meeting.arrange(step);
      if (state !== 'running') start(next);
      else speed = next;
      return { status: await settled(), lookMs: lookMs() };
    },
    async pause(): Promise<void> {
      if (state !== 'running') return;
      const wish = stand();
      sendStatus();
      await turn(async () => {
        if (wish === wishes) await halt();
      });
    },
    /** Settings have changed: they are handed out with the next checkpoint. */
    changed: () => checkpoints.expire(),
    advance(unit: StepUnit): Promise<void> {
      stand();
      target = Number.POSITIVE_INFINITY;
      settle();
      return turn(async () => {
        stride.reset();
        stop = undefined;
        if (unit === 'stage') return advanceStage();
        slow.reset();
        if (unit !== 'step' && !run.hasPhase(unit)) return publish();
        const divergence = unit === 'step' ? await run.advance(1) : (await run.runPhase(unit)).divergence;
        await (divergence ? diverged(divergence) : publish());
      });
    },
    runTo(step: number): Promise<Status> {
      if (step <= run.step || ended) return Promise.resolve(status());
      target = step;
      meeting.cancel();
      const reached = settled();
      start('max');
      return reached;
    },
    /** Step 0 with the settings that are in force now; what came after is given up. */
    reset: () => move(() => run.back(Number.POSITIVE_INFINITY).then(() => undefined)),
    /** The run as it was at a step; of several journeys only the newest is made. */
    travel: (step: number) => move((isWanted) => travelling.to(step, isWanted, stop)),
    /** The run as it is shown, for another one to go on from. */
    here: () => checkpoints.here(),
    /** The state as it is now is handed out before the run is replaced. */
    leave: () => checkpoints.take(),
    /** A new frame at once if the run is not producing them by itself. */
    refresh: async (): Promise<void> => void (state !== 'running' && (await showWhenFree())),
    end(): void {
      ended = true;
      stand();
      settle();
      run.dispose();
    },
  };
}

export type Loop = ReturnType<typeof createLoop>;
