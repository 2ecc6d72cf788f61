import { holdAll, type Known, type Verdict, watchBounds } from './bounds.ts';
import { type Changes, type Move, RUN_IDS, type RunId, type Scene, type Script, type Start } from './contract.ts';
import type { Measured } from './readings.ts';

/** A run as a demo drives it: on the page in a worker, on the command line in the process. */
export interface Driver {
  step(): number;
  /** Trains to a step; false where the run stopped before, or is gone. */
  advanceTo(step: number): Promise<boolean>;
  /** Changes settings that are live. */
  change(changes: Changes): Promise<void>;
  /** Begins again at step 0, with other settings. */
  restart(changes: Changes): Promise<void>;
  measure(metrics: readonly string[]): Promise<Measured>;
}

/** What a playback waits for beside training; the command line waits for nothing. */
export interface Patience {
  /** Resolves when the sentence of a scene may have been read, or was passed over; a question also when it was answered. */
  read(scene: Scene): Promise<void>;
  /** Resolves when `steps` may have passed at the rate of the scene. */
  pace(steps: number, speed: number): Promise<void>;
  /** Resolves when a hand has moved a control. */
  hand(move: Move): Promise<void>;
  /** Resolves when the training of a scene is wanted; at once where nobody is asked. */
  begin?(scene: Scene): Promise<void>;
  /** Resolves with the settings of the next try at a puzzle, or with null when it is left. */
  attempt?(scene: Scene): Promise<Changes | null>;
  /** Whether a try is given up. */
  isGivenUp?(): boolean;
}

/** Where a playback is. */
export interface Moment {
  /** Index of the scene. */
  readonly at: number;
  readonly state: 'opening' | 'moving' | 'waiting' | 'training' | 'reading' | 'ended' | 'broken';
  /** Of runs that are trained before their scene is shown, 0 to 1. */
  readonly progress?: number;
  readonly move?: Move;
  /** The scene did not come to what it tells of. */
  readonly isMissed: boolean;
  /** The puzzle of the scene is solved. */
  readonly isSolved?: boolean;
  /** Runs, and what was remembered, as they were measured last. */
  readonly runs: Known;
  /** Values of the card's lines, in their order, once all is told; null where undefined. */
  readonly shown?: readonly (number | null)[];
}

interface PlaybackParts {
  readonly demo: Script;
  /** Puts runs in the place of those there are. */
  readonly open: (starts: Readonly<Partial<Record<RunId, Start>>>) => Promise<Readonly<Partial<Record<RunId, Driver>>>>;
  readonly patience: Patience;
  readonly tell: (moment: Moment) => void;
  /** True once nobody wants it any more. */
  readonly isOver?: () => boolean;
}

/** Whether every scene met its bounds, and the end those of the demo. */
export interface Outcome {
  readonly missed: readonly number[];
  readonly isEnding: boolean;
  readonly runs: Known;
  /** Values of the card's lines, in their order; null where undefined. */
  readonly shown: readonly (number | null)[];
}

/** Times that a warm-up tells how far it is. */
const WARM_UP_PARTS = 8;

type Drivers = Readonly<Partial<Record<RunId, Driver>>>;

/** Trains every run to the same step; false where one stopped before. */
async function advanceAll(drivers: Drivers, step: number): Promise<boolean> {
  const all = Object.values(drivers);
  const there = await Promise.all(all.map((driver) => driver.advanceTo(step)));
  return there.every(Boolean);
}

/**
 * Plays a demo from its first scene to its end; the same on the page and on the command line, but for what is waited for. Null where
 * nobody wants it any more.
 */
export async function play({
  demo,
  open,
  patience,
  tell,
  isOver = () => false,
}: PlaybackParts): Promise<Outcome | null> {
  let drivers: Drivers = {};
  let runs: Record<string, Measured | undefined> = {};
  let missed: number[] = [];
  let at = 0;
  /** Measurements by run and step, as `a@600`. */
  const seen = new Map<string, Measured>();
  const shownNow = (): readonly (number | null)[] =>
    demo.card.shows.map(({ metric, run = 'a', at: step }) => {
      const measured = step === undefined ? runs[run] : seen.get(`${run}@${step}`);
      return measured?.metrics[metric] ?? null;
    });
  const say = (state: Moment['state'], rest: Partial<Moment> = {}): void =>
    tell({ at, state, isMissed: missed.includes(at), runs, ...rest });
  const stepNow = (): number => Math.max(0, ...Object.values(drivers).map((driver) => driver.step()));

  async function measure(): Promise<void> {
    const entries = Object.entries(drivers);
    const measured = await Promise.all(entries.map(([, driver]) => driver.measure(demo.metrics)));
    entries.forEach(([id], i) => {
      const one = measured[i];
      if (!one) return;
      seen.set(`${id}@${one.step}`, one);
      const { past = [], ...last } = runs[id] ?? { step: Number.POSITIVE_INFINITY, metrics: {}, shares: [] };
      // Another run has taken the place where the step went back.
      runs = {
        ...runs,
        [id]: { ...one, past: last.step < one.step ? [...past, last] : last.step === one.step ? past : [] },
      };
    });
  }

  /** Brings in the runs of a scene, and trains those that are to be trained before it. */
  async function begin(starts: NonNullable<Scene['open']>): Promise<boolean> {
    say('opening');
    drivers = await open(starts);
    for (const id of RUN_IDS) if (starts[id]) runs = { ...runs, [id]: undefined };
    const to = Math.max(0, ...Object.values(starts).map(({ trainTo = 0 }) => trainTo));
    // Wherever the runs are brought together they are shown as well, which takes its time.
    const part = Math.ceil(to / WARM_UP_PARTS);
    while (stepNow() < to) {
      if (isOver() || !(await advanceAll(drivers, Math.min(to, stepNow() + part)))) return false;
      say('opening', { progress: stepNow() / to });
    }
    await measure();
    return true;
  }

  /** Trains from evaluation to evaluation until one says how it ended; null where a run stopped or nobody waits. */
  async function trainUntil(
    scene: Scene,
    last: number,
    watch: ReturnType<typeof watchBounds>,
  ): Promise<Verdict | null> {
    const { every = demo.every, speed = Number.POSITIVE_INFINITY } = scene;
    for (;;) {
      if (isOver()) return null;
      const from = stepNow();
      const to = Math.min(from - (from % every) + every, Math.max(last, from));
      const [isThere] = await Promise.all([advanceAll(drivers, to), patience.pace(to - from, speed)]);
      if (!isThere) return null;
      await measure();
      const verdict = watch(to, runs);
      if (verdict === 'missed' && !('solves' in scene.until)) missed = [...missed, at];
      say('training');
      if (verdict !== 'goes on') return verdict;
    }
  }

  /** Trains until the scene is told; false where a run stopped or nobody waits. */
  async function train(scene: Scene): Promise<boolean> {
    const { until } = scene;
    if ('solves' in until) return solve(scene, until);
    if (!('meets' in until) && !('step' in until)) return true;
    const last = 'step' in until ? until.step : Number.POSITIVE_INFINITY;
    const watch = 'meets' in until ? watchBounds(until) : (step: number) => (step >= last ? 'met' : 'goes on');
    return (await trainUntil(scene, last, watch)) !== null;
  }

  /** Tries a puzzle as often as somebody wants to, from step 0 each time; false where nobody waits. */
  async function solve(scene: Scene, { solves, from, by }: Extract<Scene['until'], { readonly solves: unknown }>) {
    for (;;) {
      const changes = (await patience.attempt?.(scene)) ?? null;
      if (isOver()) return false;
      if (!changes) break;
      await drivers.a?.restart(changes);
      await measure();
      const watch = watchBounds({ meets: solves, from, by });
      const verdict = await trainUntil(scene, by, (step, known) =>
        patience.isGivenUp?.() ? 'missed' : watch(step, known),
      );
      if (verdict === 'met') {
        say('reading', { isSolved: true });
        return true;
      }
      say('waiting');
    }
    missed = [...missed, at];
    return true;
  }

  for (const scene of demo.scenes) {
    at = demo.scenes.indexOf(scene);
    if (scene.open && !(await begin(scene.open))) break;
    for (const move of scene.moves ?? []) {
      say('moving', { move });
      await patience.hand(move);
      await drivers[move.run ?? 'a']?.change({ [move.key]: move.to });
    }
    if (patience.begin && ('meets' in scene.until || 'step' in scene.until)) {
      say('waiting');
      await patience.begin(scene);
    }
    say('solves' in scene.until ? 'waiting' : 'training');
    if (!(await train(scene))) break;
    say('reading', { isSolved: 'solves' in scene.until && !missed.includes(at) });
    // Whoever leaves a puzzle has read enough.
    if (!('solves' in scene.until) || !missed.includes(at)) await patience.read(scene);
    if (scene.remember) runs = { ...runs, [scene.remember]: runs.a };
    if (isOver()) return null;
    if (at === demo.scenes.length - 1) {
      const shown = shownNow();
      say('ended', { shown });
      return { missed, isEnding: holdAll(demo.ending, runs), runs, shown };
    }
  }
  if (isOver()) return null;
  say('broken');
  return { missed, isEnding: false, runs, shown: shownNow() };
}
