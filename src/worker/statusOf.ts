import type { GpuVerdict } from './gpuVerdict.ts';
import type { LoopParts } from './loopParts.ts';
import type { Status } from './protocol.ts';

const verdictAs = (gpu: GpuVerdict | undefined): Pick<Status, 'gpu'> => (gpu ? { gpu } : {});

/** What is said of a run: where it stands, on what, and what its loop knows of it. */
export const statusOf = (
  { run, id, noGpu, gpu }: LoopParts,
  { stop, ...known }: Pick<Status, 'state' | 'rate'> & { readonly stop: Status['stop'] | undefined },
): Status => ({
  run: id,
  step: run.step,
  // Read anew: how many threads pay is found out as a run goes on.
  engine: { ...run.execution.info },
  ...known,
  ...(noGpu && { noGpu }),
  ...verdictAs(gpu?.()),
  nextPhase: run.nextPhase(),
  ...(stop && { stop }),
  ...(run.snapshots.oldestStep !== undefined && { oldestSnapshot: run.snapshots.oldestStep }),
});
