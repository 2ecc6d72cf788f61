import { LIGHT_METRICS } from '../metrics/index.ts';
import type { Evaluation } from '../train/frame.ts';
import { estimatedLookMs } from '../train/stepCost.ts';
import type { createCheckpoints } from './checkpoints.ts';
import { createDue } from './due.ts';
import { loadedLaw } from './loadedLaw.ts';
import type { LoopParts } from './loopParts.ts';
import { SILENT_MS, weightsOf } from './stride.ts';

const STATUS_MS = 200;
const EVALUATION_MS = 300;
/** While a run plays, one evaluation in this many has the costly metrics too. */
const FULL_EVERY = 5;
const FRAME_MS = 66;
/** Nothing was measured in less. */
const LEAST_LOOK_MS = 1;

/** What a run tells the page: everything when it stands, and what is due while it plays. */
export function createReports(
  { host, run, id, frames, quiet = false, view, emit }: LoopParts,
  checkpoints: ReturnType<typeof createCheckpoints>,
  sendStatus: (busyMs?: number) => void,
) {
  const whenDue = createDue(() => host.now());
  let shown = run.law;
  let evaluations = 0;
  let meetMs = 0;
  let lookMs = estimatedLookMs(weightsOf(run));

  /** Looks at the run; one that keeps the worker from answering is announced. */
  async function looking<T>(look: () => Promise<T>): Promise<T> {
    const isLong = lookMs > SILENT_MS;
    if (isLong) emit({ type: 'busy', ms: lookMs });
    const start = host.now();
    const seen = await look();
    const tookMs = host.now() - start;
    // What was measured before is told again at once, which says nothing of the next look.
    if (tookMs >= LEAST_LOOK_MS) lookMs = tookMs;
    if (isLong) emit({ type: 'busy', ms: 0 });
    return seen;
  }

  const evaluate = (wanted?: readonly string[]): Promise<Evaluation> =>
    looking(async () => ({
      run: id,
      ...(await run.evaluate(wanted)),
      ...(run.past.now() !== undefined && { isPast: true }),
    }));

  async function sendFrame(): Promise<void> {
    if (run.law !== shown) {
      shown = run.law;
      emit({ type: 'law', run: id, law: loadedLaw(shown, []) });
    }
    emit({ type: 'frame', frame: await looking(() => frames.build(view())) });
  }

  /** The next evaluation of a run that plays. */
  async function measure(): Promise<void> {
    const wanted = evaluations++ % FULL_EVERY === 0 ? undefined : LIGHT_METRICS;
    emit({ type: 'evaluation', evaluation: await evaluate(wanted) });
  }

  return {
    evaluate,
    /** A new picture of a run that stands; whoever closes the page now has set it as it is now. */
    async show(): Promise<void> {
      await checkpoints.renew();
      await sendFrame();
    },
    /** Everything the page shows, now. What a person may close the page on is handed out before it is measured. */
    async publish(): Promise<void> {
      if (!quiet) {
        await checkpoints.take();
        await sendFrame();
      }
      emit({ type: 'evaluation', evaluation: await evaluate() });
      sendStatus();
    },
    /** What the page shows of a run that waits for its twin. */
    async meet(): Promise<void> {
      const start = host.now();
      await sendFrame();
      await measure();
      meetMs = host.now() - start;
      await checkpoints.whenDue();
    },
    /** What the last meeting cost, ms. */
    lookMs: (): number => meetMs,
    /** What the page is owed while the run plays, as far as it is due. */
    async report(busyMs?: number, isMeeting = false): Promise<void> {
      if (quiet) return;
      // Two stages get the pictures of one: the page has as much to draw as before.
      await whenDue('frame', isMeeting ? 2 * FRAME_MS : FRAME_MS, sendFrame);
      // Twins are measured where they meet, so that both are measured at the same steps.
      if (!isMeeting) await whenDue('evaluation', EVALUATION_MS, measure);
      await whenDue('status', STATUS_MS, async () => sendStatus(busyMs));
      await checkpoints.whenDue();
    },
  };
}
