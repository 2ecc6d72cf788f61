import { firstNonFinite } from '../train/health.ts';
import { FILM_TILES } from '../train/reel.ts';
import type { TrainingRun } from '../train/run.ts';
import type { TrainerHost } from './host.ts';
import type { TrainerEvent } from './protocol.ts';

/** A run that plays is never farther than this from its last checkpoint, unless a single piece of a step takes longer. */
const AT_MOST_MS = 1_500;
const AT_LEAST_MS = 500;

/** Share of the time that checkpoints may cost: wide networks have them less often, within the bound above. */
const COST = 0.01;

interface CheckpointParts {
  readonly host: Pick<TrainerHost, 'now'>;
  readonly run: TrainingRun;
  readonly id: number;
  readonly emit: (event: TrainerEvent) => void;
  readonly keeps: () => boolean;
}

/** Hands out the state of a run now and then, so that whoever keeps it can go on from there when this worker has died. */
export function createCheckpoints({ host, run, id, emit, keeps }: CheckpointParts) {
  let dueAt = Number.NEGATIVE_INFINITY;
  let sent = Number.NaN;

  /** The state as it is, unless it was sent already or is not healthy. */
  async function take(): Promise<void> {
    const start = host.now();
    const snapshot = await run.execution.snapshot();
    const place = snapshot.counts.reduce((sum, count) => sum + count, snapshot.step);
    if (place !== sent && firstNonFinite(snapshot) === null) {
      sent = place;
      const { experiment, execution, report } = run;
      const reel = run.reel(FILM_TILES);
      const checkpoint = { run: id, engine: execution.info.id, experiment, snapshot, report, ...(reel && { reel }) };
      emit({ type: 'checkpoint', checkpoint });
    }
    const end = host.now();
    dueAt = end + Math.min(AT_MOST_MS, Math.max(AT_LEAST_MS, (end - start) / COST));
  }

  return {
    take,
    /** Takes one if its time has come. */
    async whenDue(): Promise<void> {
      if (keeps() && host.now() >= dueAt) await take();
    },
    /** The next one is taken although nothing has been trained: settings have changed. */
    expire(): void {
      sent = Number.NaN;
    },
    /** Takes one if settings have changed since the last. */
    async renew(): Promise<void> {
      if (Number.isNaN(sent)) await take();
    },
  };
}
