import type { Divergence } from '../train/health.ts';
import type { TrainingRun } from '../train/run.ts';
import { estimatedStepMs, piecesPerStep, type Weights } from '../train/stepCost.ts';
import type { TrainerHost } from './host.ts';
import type { Pace } from './pace.ts';

/** Steps longer than this are taken piece by piece, so that the worker can answer in between. */
const LONG_STEP_MS = 150;

/** A piece of work longer than this is announced: the worker will not answer while it runs. */
export const SILENT_MS = 700;

/** How many weights the networks of a run have; 0 for one that it lacks. */
export function weightsOf(run: TrainingRun): Weights {
  const state = run.snapshots.at(0)?.state ?? {};
  const size = (role: string): number => state[`${role}.weights`]?.length ?? 0;
  return { generator: size('generator'), critic: size('critic') + size('score') };
}

/** Trains in pieces that leave the worker able to answer: bursts of steps, or single executions of phases where a step is long. */
export function createStride(run: TrainingRun, pace: Pace, host: Pick<TrainerHost, 'now'>) {
  let openMs = 0;
  pace.expect(estimatedStepMs(run.experiment, weightsOf(run)));

  const isLong = (): boolean => pace.stepMs() > LONG_STEP_MS;

  return {
    /** How long the next piece will take where that is long enough to be announced, ms. */
    busyMs(): number | undefined {
      const pieceMs = pace.stepMs() / piecesPerStep(run.experiment);
      return isLong() && pieceMs > SILENT_MS ? Math.round(pieceMs) : undefined;
    },
    /** Up to `steps` steps; returns the divergence that stopped it, if any. */
    async go(steps: number): Promise<Divergence | null> {
      if (steps <= 0) return null;
      const before = run.step;
      const start = host.now();
      const divergence = isLong() ? (await run.runPhase()).divergence : await run.advance(steps);
      openMs += host.now() - start;
      if (divergence) openMs = 0;
      else if (run.step > before) {
        pace.note(run.step - before, openMs, host.now());
        openMs = 0;
      }
      return divergence;
    },
    /** Forgets the part of a step that was timed: something else has moved the run. */
    reset(): void {
      openMs = 0;
    },
  };
}
