const RESTART_AFTER_MS = 160;

interface RestartParts {
  /** Begins the run that the settings make; plays it then if asked. */
  readonly begin: (thenPlay: boolean) => void;
  /** Whether the run plays, or will as soon as what was asked has reached it. */
  readonly plays: () => boolean;
  /** What was asked last and does not show yet. */
  readonly wished: () => boolean | undefined;
}

/** Restarts that settings ask for: a drag over a slider begins one run, when it rests. */
export function createRestarts({ begin, plays, wished }: RestartParts) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let thenPlays = false;
  /** Whether the last run that began was refused. */
  let isRefused = false;
  /** Whether the run that is being built will play. */
  let buildPlays = false;

  function now(): void {
    if (timer !== undefined) begin(thenPlays);
  }

  return {
    /** Whether one will begin. */
    isDue: (): boolean => timer !== undefined,
    /** Whether these changes, live as they are, need one: it is due anyway, or the run that stands is not the one that they are about. */
    isNeeded: (changes: Readonly<Record<string, unknown>>): boolean =>
      timer !== undefined || (isRefused && Object.keys(changes).some((key) => key.startsWith('data.'))),
    soon(): void {
      // Whoever plays, or is about to, goes on, unless something else was asked for since.
      thenPlays = wished() ?? (plays() || buildPlays || (timer !== undefined && thenPlays));
      clearTimeout(timer);
      timer = setTimeout(now, RESTART_AFTER_MS);
    },
    /** Begins at once what is due. */
    now,
    /** A run begins, whoever asked for it: none is due any more. */
    begun(thenPlay: boolean): void {
      clearTimeout(timer);
      timer = undefined;
      isRefused = false;
      buildPlays = thenPlay;
    },
    /** The run that began last will not be. */
    refused(): void {
      isRefused = true;
    },
    /** The last run that began is there, or will not be. */
    ended(): void {
      buildPlays = false;
    },
  };
}

export type Restarts = ReturnType<typeof createRestarts>;
