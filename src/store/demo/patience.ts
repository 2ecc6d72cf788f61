import type { Changes, Scene } from '../../experiment/demos/contract.ts';
import type { Patience } from '../../experiment/demos/playback.ts';
import type { Language } from '../../schema/text.ts';

/** Characters read in a second, and the least that a sentence stands, ms. */
const PER_SECOND: Readonly<Record<Language, number>> = { en: 15, ja: 5 };
const LEAST_MS = 3_000;
/** How much longer a question waits than its sentence, ms. */
const BET_MS = 12_000;
const HAND_MS = 1_600;

export const readingMs = ({ say, ask }: Scene, language: Language): number =>
  Math.max(LEAST_MS, (1_000 * say[language].length) / PER_SECOND[language]) + (ask ? BET_MS : 0);

interface Clock {
  now(): number;
  later(job: () => void, ms: number): unknown;
  never(timer: unknown): void;
}

const CLOCK: Clock = {
  now: () => performance.now(),
  later: (job, ms) => setTimeout(job, ms),
  never: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
};

/**
 * Waits as a person does: for the time that reading takes, unless they hold the demo, or pass over a scene. A scene that trains is
 * passed over by training as fast as it goes: it still ends where it ends. Where the pace is the reader's (`isReaders`), every scene
 * stands until it is passed over, and what trains waits to be begun.
 */
export function createPatience(language: () => Language, clock: Clock = CLOCK, isReaders = false) {
  let isHeld = false;
  let isPassed = false;
  let isReleased = false;
  /** Resolve whoever waits, as soon as something changes. */
  const wake = new Set<() => void>();
  const changed = (): void => {
    for (const go of [...wake]) go();
  };

  /** Resolves when something changes, or after `ms` if nobody holds the demo. */
  const nap = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const done = (): void => {
        wake.delete(done);
        clock.never(timer);
        resolve();
      };
      const timer = isHeld ? undefined : clock.later(done, ms);
      wake.add(done);
    });

  /** Resolves after `ms` during which nobody holds the demo, or when it is passed over. */
  async function wait(ms: number): Promise<void> {
    let left = ms;
    while ((left > 0 || isHeld) && !isPassed) {
      const [start, wasHeld] = [clock.now(), isHeld];
      await nap(left);
      if (!wasHeld) left -= clock.now() - start;
    }
  }

  /** Resolves when it is passed over, and not by what hurried the training before. */
  async function stand(): Promise<void> {
    isPassed = false;
    while (!isPassed && !isReleased) await new Promise<void>((resolve) => wake.add(once(resolve)));
    isPassed = false;
  }
  const once = (resolve: () => void) => {
    const go = (): void => {
      wake.delete(go);
      resolve();
    };
    return go;
  };

  let wish: Changes | null = null;
  let isGivenUp = false;
  const readers: Partial<Patience> = {
    read: stand,
    begin: stand,
    async attempt() {
      wish = null;
      isPassed = false;
      while (!wish && !isPassed && !isReleased) await new Promise<void>((resolve) => wake.add(once(resolve)));
      isPassed = false;
      isGivenUp = false;
      return wish;
    },
    isGivenUp: () => isGivenUp,
  };

  const patience: Patience = {
    async read(scene) {
      await wait(readingMs(scene, language()));
      isPassed = false;
    },
    pace: (steps, speed) => wait((1_000 * steps) / speed),
    hand: () => wait(HAND_MS),
    ...(isReaders && readers),
  };
  return {
    ...patience,
    hold(next: boolean): void {
      isHeld = next;
      changed();
    },
    isHeld: (): boolean => isHeld,
    /** Goes on with what comes next. */
    pass(): void {
      isPassed = true;
      isHeld = false;
      changed();
    },
    /** Tries the puzzle with these settings, or gives a try up. */
    attemptWith(changes: Changes): void {
      wish = changes;
      changed();
    },
    giveUp(): void {
      isGivenUp = true;
      isHeld = false;
      changed();
    },
    /** Nobody waits any more. */
    release(): void {
      isPassed = true;
      isReleased = true;
      changed();
    },
  };
}

export type DemoPatience = ReturnType<typeof createPatience>;
