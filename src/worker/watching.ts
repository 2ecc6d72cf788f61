import { LIGHT_METRICS } from '../metrics/index.ts';
import type { Evaluation } from '../train/frame.ts';
import type { TrainingRun } from '../train/run.ts';
import { stopCondition } from '../train/stopping.ts';
import type { StopReason } from './protocol.ts';

/** Evaluations that a stop condition looks back over. */
const MOST = 31;

/** Looks now and then at whether a run has come to what it was to stop at. */
export function createWatching(run: TrainingRun, evaluate: (wanted: readonly string[]) => Promise<Evaluation>) {
  let seen: readonly Evaluation[] = [];
  return {
    /** Halts it there, if so. */
    async look(halt: (reason: StopReason) => Promise<void>): Promise<void> {
      seen = [...seen, await evaluate(LIGHT_METRICS)].slice(-MOST);
      const kind = stopCondition(run.experiment, seen);
      if (kind) await halt({ kind, step: run.step });
    },
    /** What was seen before says nothing of what comes. */
    forget(): void {
      seen = [];
    },
  };
}
