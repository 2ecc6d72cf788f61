import type { LoopParts } from './loopParts.ts';
import type { Status } from './protocol.ts';

/** What is said of a run: where it stands, on what, and what its loop knows of it. */
export const statusOf = (
  { run, id, info, noGpu }: LoopParts,
  { stop, ...known }: Pick<Status, 'state' | 'rate'> & { readonly stop: Status['stop'] | undefined },
): Status => ({
  run: id,
  step: run.step,
  engine: info,
  ...known,
  ...(noGpu && { noGpu }),
  nextPhase: run.nextPhase(),
  ...(stop && { stop }),
  ...(run.snapshots.oldestStep !== undefined && { oldestSnapshot: run.snapshots.oldestStep }),
});
