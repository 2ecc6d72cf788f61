import type { EngineInfo } from '../engine/contract.ts';
import { LIGHT_METRICS } from '../metrics/index.ts';
import type { ParamValue } from '../schema/param.ts';
import type { Evaluation, View } from '../train/frame.ts';
import type { createFrames } from '../train/frames.ts';
import type { Divergence, TrainingRun } from '../train/run.ts';
import { createSlowMotion } from '../train/slowMotion.ts';
import { stopCondition } from '../train/stopping.ts';
import { createDue } from './due.ts';
import type { TrainerHost } from './host.ts';
import { merged } from './merged.ts';
import { createPace } from './pace.ts';
import type { RunState, Speed, Status, StopReason, TrainerEvent } from './protocol.ts';
import { planSlice, restBetween } from './slice.ts';

const STAGE_MS = 420;
const STATUS_MS = 200;
const EVALUATION_MS = 300;
/** While a run plays, one evaluation in this many has the costly metrics too. */
const FULL_EVERY = 5;
const FRAME_MS = 66;

export interface LoopParts {
  readonly host: TrainerHost;
  readonly run: TrainingRun;
  readonly id: number;
  readonly frames: ReturnType<typeof createFrames>;
  readonly info: EngineInfo;
  readonly noGpu?: 'missing' | 'software';
  readonly view: () => View;
  readonly emit: (event: TrainerEvent) => void;
  readonly exclusive: <T>(job: () => Promise<T>) => Promise<T>;
  /** Why the run stands where it stands, when it continues one that stopped. */
  readonly stop?: StopReason;
  /** The engine threw while training; called once, after which this loop is dead. */
  readonly onLost: (error: unknown) => Promise<void>;
}

/** Keeps one run going: pace, frames, evaluations, stop conditions. Every public verb may be called at any time. */
export function createLoop(parts: LoopParts) {
  const { host, run, id, frames, emit, exclusive } = parts;
  const pace = createPace();
  const whenDue = createDue(() => host.now());
  const slow = createSlowMotion(run.hasPhase('critic'));
  let state: RunState = parts.stop ? 'stopped' : 'ready';
  let speed: Speed = 'max';
  let stop = parts.stop;
  let target = Number.POSITIVE_INFINITY;
  let watched: Evaluation[] = [];
  let waiting: ((status: Status) => void)[] = [];
  let ended = false;
  let looping = false;
  let evaluations = 0;

  const status = (): Status => ({
    run: id,
    state,
    step: run.step,
    rate: state === 'running' ? pace.rate(host.now()) : 0,
    engine: parts.info,
    ...(parts.noGpu && { noGpu: parts.noGpu }),
    nextPhase: run.nextPhase(),
    ...(stop && { stop }),
    ...(run.snapshots.oldestStep !== undefined && { oldestSnapshot: run.snapshots.oldestStep }),
  });
  const sendStatus = (): void => emit({ type: 'status', status: status() });

  async function evaluate(wanted?: readonly string[]): Promise<Evaluation> {
    return { run: id, ...(await run.evaluate(wanted)) };
  }

  async function sendFrame(): Promise<void> {
    emit({ type: 'frame', frame: await frames.build(parts.view()) });
  }
  const frameWhenFree = merged(exclusive, sendFrame);

  /** Everything the page shows, now. */
  async function publish(): Promise<void> {
    await sendFrame();
    emit({ type: 'evaluation', evaluation: await evaluate() });
    sendStatus();
  }

  async function halt(reason?: StopReason): Promise<void> {
    state = reason ? 'stopped' : 'paused';
    stop = reason;
    target = Number.POSITIVE_INFINITY;
    pace.reset();
    await publish();
    settle();
  }

  /** Answers everyone who waits for the run to stand still. */
  function settle(): void {
    const settled = waiting;
    waiting = [];
    for (const resolve of settled) resolve(status());
  }

  function diverged(divergence: Divergence): Promise<void> {
    frames.clear();
    return halt({ kind: 'diverged', ...divergence });
  }

  /** Trains a little; returns how long to wait before the next slice. */
  async function slice(): Promise<number> {
    if (state !== 'running') return 0;
    if (speed === 'stages') {
      await advanceStage();
      return STAGE_MS;
    }
    const start = host.now();
    const wanted = speed === 'max' ? pace.sliceSteps() : pace.dueSteps(speed, start);
    const plan = planSlice(run.experiment, run.step, wanted, target);
    const before = run.step;
    const divergence = await run.advance(plan.steps);
    if (divergence) {
      await diverged(divergence);
      return 0;
    }
    pace.note(run.step - before, host.now() - start, host.now());
    // The target may have moved while the slice ran.
    if (run.step >= target) await halt();
    else if (plan.isLimit(run.step)) await halt({ kind: 'steps', step: run.step });
    else if (plan.watchAt(run.step)) await watch();
    if (state === 'running') await report();
    return speed === 'max' ? 0 : restBetween(speed, wanted < pace.sliceSteps());
  }

  /** What the page is owed while the run plays, as far as it is due. */
  async function report(): Promise<void> {
    await whenDue('frame', FRAME_MS, sendFrame);
    await whenDue('evaluation', EVALUATION_MS, async () => {
      const wanted = evaluations++ % FULL_EVERY === 0 ? undefined : LIGHT_METRICS;
      emit({ type: 'evaluation', evaluation: await evaluate(wanted) });
    });
    await whenDue('status', STATUS_MS, async () => sendStatus());
  }

  async function watch(): Promise<void> {
    watched = [...watched.slice(-30), await evaluate(LIGHT_METRICS)];
    const kind = stopCondition(run.experiment, watched);
    if (kind) await halt({ kind, step: run.step });
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
      while (state === 'running' && !ended) await host.breathe(await exclusive(slice));
    } catch (error) {
      state = 'stopped';
      await parts.onLost(error);
      settle();
    } finally {
      looping = false;
    }
  }

  function start(next: Speed): void {
    speed = next;
    stop = undefined;
    watched = state === 'running' ? watched : [];
    if (speed !== 'stages') slow.reset();
    pace.reset();
    state = 'running';
    sendStatus();
    void keepGoing();
  }

  return {
    id,
    run,
    publish,
    evaluate: () => evaluate(),
    isRunning: () => state === 'running',
    play: start,
    async pause(): Promise<void> {
      if (state !== 'running') return;
      state = 'paused';
      sendStatus();
      await exclusive(() => halt());
    },
    set(changes: Readonly<Record<string, ParamValue>>): void {
      run.set(changes);
    },
    advance(unit: 'step' | 'critic' | 'generator' | 'stage'): Promise<void> {
      state = 'paused';
      target = Number.POSITIVE_INFINITY;
      settle();
      return exclusive(async () => {
        stop = undefined;
        if (unit === 'stage') return advanceStage();
        slow.reset();
        if (unit !== 'step' && !run.hasPhase(unit)) return publish();
        const divergence = unit === 'step' ? await run.advance(1) : (await run.runPhase(unit)).divergence;
        await (divergence ? diverged(divergence) : publish());
      });
    },
    runTo(step: number): Promise<Status> {
      if (step <= run.step) return Promise.resolve(status());
      target = step;
      return new Promise((resolve) => {
        waiting.push(resolve);
        start('max');
      });
    },
    back(steps: number): Promise<Status> {
      state = 'paused';
      return exclusive(async () => {
        await run.back(steps);
        frames.clear();
        slow.reset();
        await halt();
        return status();
      });
    },
    /** A new frame at once if the run is not producing them by itself. */
    async refresh(): Promise<void> {
      if (state !== 'running') await frameWhenFree();
    },
    end(): void {
      ended = true;
      state = 'paused';
      settle();
      run.dispose();
    },
  };
}

export type Loop = ReturnType<typeof createLoop>;
