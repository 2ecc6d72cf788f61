import { holdAll, type Known, watchBounds } from './bounds.ts';
import type { Demo, Move, RunId, Scene, Start } from './contract.ts';
import type { Measured } from './readings.ts';

/** A run as a demo drives it: on the page in a worker, on the command line in the process. */
export interface Driver {
  step(): number;
  /** Trains to a step; false where the run stopped before, or is gone. */
  advanceTo(step: number): Promise<boolean>;
  /** Changes settings that are live. */
  change(changes: Readonly<Record<string, Move['to']>>): Promise<void>;
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
}

/** Where a playback is. */
export interface Moment {
  /** Index of the scene. */
  readonly at: number;
  readonly state: 'opening' | 'moving' | 'training' | 'reading' | 'ended' | 'broken';
  /** Of runs that are trained before their scene is shown, 0 to 1. */
  readonly progress?: number;
  readonly move?: Move;
  /** The scene did not come to what it tells of. */
  readonly isMissed: boolean;
  /** Runs, and what was remembered, as they were measured last. */
  readonly runs: Known;
  /** Values of the card's lines, in their order, once all is told; null where undefined. */
  readonly shown?: readonly (number | null)[];
}

interface PlaybackParts {
  readonly demo: Demo;
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
    runs = { ...runs, ...Object.fromEntries(entries.map(([id], i) => [id, measured[i]])) };
    entries.forEach(([id], i) => {
      const one = measured[i];
      if (one) seen.set(`${id}@${one.step}`, one);
    });
  }

  /** Brings in the runs of a scene, and trains those that are to be trained before it. */
  async function begin(starts: NonNullable<Scene['open']>): Promise<boolean> {
    say('opening');
    drivers = await open(starts);
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

  /** Trains until the scene is told; false where a run stopped or nobody waits. */
  async function train({ until, every = demo.every, speed = Number.POSITIVE_INFINITY }: Scene): Promise<boolean> {
    if (!('meets' in until) && !('step' in until)) return true;
    const watch = 'meets' in until ? watchBounds(until) : (step: number) => (step >= until.step ? 'met' : 'goes on');
    for (;;) {
      if (isOver()) return false;
      const from = stepNow();
      const grid = from - (from % every) + every;
      const to = 'step' in until ? Math.min(grid, Math.max(until.step, from)) : grid;
      const [isThere] = await Promise.all([advanceAll(drivers, to), patience.pace(to - from, speed)]);
      if (!isThere) return false;
      await measure();
      const verdict = watch(to, runs);
      if (verdict === 'missed') missed = [...missed, at];
      say('training');
      if (verdict !== 'goes on') return true;
    }
  }

  for (const scene of demo.scenes) {
    at = demo.scenes.indexOf(scene);
    if (scene.open && !(await begin(scene.open))) break;
    for (const move of scene.moves ?? []) {
      say('moving', { move });
      await patience.hand(move);
      await drivers[move.run ?? 'a']?.change({ [move.key]: move.to });
    }
    say('training');
    if (!(await train(scene))) break;
    say('reading');
    await patience.read(scene);
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
