import { firstNonFinite } from '../train/health.ts';
import { FILM_TILES } from '../train/reel.ts';
import type { TrainingRun } from '../train/run.ts';
import type { TrainerHost } from './host.ts';
import { storyOf } from './lives.ts';
import type { Checkpoint, TrainerEvent } from './protocol.ts';

/** A run that plays is never farther than this from its last checkpoint, unless a single piece of a step takes longer. */
const AT_MOST_MS = 1_500;
const AT_LEAST_MS = 500;

/** Share of the time that checkpoints may cost: wide networks have them less often, within the bound above. */
const COST = 0.01;

interface CheckpointParts {
  readonly host: Pick<TrainerHost, 'now'>;
  readonly run: TrainingRun;
  readonly id: number;
  readonly life: string;
  readonly emit: (event: TrainerEvent) => void;
  readonly keeps: () => boolean;
}

/** Hands out the state of a run now and then, so that whoever keeps it can go on from there when this worker has died. */
export function createCheckpoints({ host, run, id, life, emit, keeps }: CheckpointParts) {
  let dueAt = Number.NEGATIVE_INFINITY;
  let sent = Number.NaN;

  /** The run as it stands, or as it is looked at in its past. */
  async function here(): Promise<Checkpoint> {
    const snapshot = await run.execution.snapshot();
    const { experiment, execution, report } = run;
    const reel = run.reel(FILM_TILES);
    const story = storyOf(life, run, snapshot.step);
    return { run: id, engine: execution.info.id, experiment, snapshot, report, ...(reel && { reel }), story };
  }

  /** The state as it is, unless it was sent already or is not healthy; what a run has come to is not forgotten for what it was. */
  async function take(): Promise<void> {
    if (run.past.now() !== undefined) return;
    const start = host.now();
    const checkpoint = await here();
    const { snapshot } = checkpoint;
    const place = snapshot.counts.reduce((sum, count) => sum + count, snapshot.step);
    if (place !== sent && firstNonFinite(snapshot) === null) {
      sent = place;
      emit({ type: 'checkpoint', checkpoint });
    }
    const end = host.now();
    dueAt = end + Math.min(AT_MOST_MS, Math.max(AT_LEAST_MS, (end - start) / COST));
  }

  return {
    here,
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
