/** How often the page looks for a sign of life, ms. */
const LOOK_MS = 300;

/**
 * Silence after which the worker counts as gone, ms: noticed within three seconds whenever it began, with a second to spare for
 * a page that shares its processor with many others. Nothing is lost if it was wrong: a worker that speaks again goes on.
 */
const PATIENCE_MS = 1_500;

/**
 * Time that one look may count for, ms. A page that was asleep, or busy itself, learns nothing from the time it missed.
 */
const MOST_PER_LOOK_MS = 600;

/** A piece of work may take this many times its estimate before it counts as hanging. */
const SLACK = 4;

interface HeartbeatParts {
  /** Asks for a sign of life; resolves when there is one. */
  readonly ask: () => Promise<unknown>;
  /** Told when the worker falls silent, and when it speaks again. */
  readonly onSilence: (isSilent: boolean) => void;
  readonly now: () => number;
}

/**
 * Watches a worker that cannot say that it died. It is asked for a sign of life over and over; what it reports by itself
 * counts as well. Work that was announced as long is waited for.
 */
export function createHeartbeat({ ask, onSilence, now }: HeartbeatParts) {
  let silence = 0;
  let isSilent = false;
  let isAsking = false;
  let busyMs = 0;
  let lookedAt = now();

  function hear(): void {
    silence = 0;
    if (!isSilent) return;
    isSilent = false;
    onSilence(false);
  }

  function look(): void {
    silence += Math.min(now() - lookedAt, MOST_PER_LOOK_MS);
    lookedAt = now();
    if (!isAsking) {
      isAsking = true;
      silence = 0;
      ask().then(
        () => {
          isAsking = false;
          hear();
        },
        // A worker that was ended is nobody's business any more.
        () => undefined,
      );
    } else if (!isSilent && silence >= PATIENCE_MS + SLACK * busyMs) {
      isSilent = true;
      onSilence(true);
    }
  }

  const timer = setInterval(look, LOOK_MS);
  return {
    hear,
    /** Announced work: the worker will not answer for about `ms`; 0 takes it back. */
    expect(ms: number): void {
      busyMs = ms;
    },
    stop: (): void => clearInterval(timer),
  };
}
