import type { GpuVerdict } from './gpuVerdict.ts';
import type { LoopParts } from './loopParts.ts';
import type { Status } from './protocol.ts';

const verdictAs = (gpu: GpuVerdict | undefined): Pick<Status, 'gpu'> => (gpu ? { gpu } : {});

interface Known extends Pick<Status, 'state' | 'rate'> {
  readonly stop: Status['stop'] | undefined;
  /** Step that it is on its way back to. */
  readonly towards?: number | undefined;
}

function pastOf({ past, experiment }: LoopParts['run'], towards: number | undefined): Pick<Status, 'past'> {
  const now = past.now();
  return now === undefined ? {} : { past: { now, experiment, ...(towards !== undefined && { towards }) } };
}

/** What is said of a run: where it stands, on what, and what its loop knows of it. */
export const statusOf = ({ run, id, noGpu, gpu }: LoopParts, { stop, towards, ...known }: Known): Status => ({
  run: id,
  step: run.step,
  // Read anew: how many threads pay is found out as a run goes on.
  engine: { ...run.execution.info },
  ...known,
  ...(noGpu && { noGpu }),
  ...verdictAs(gpu?.()),
  nextPhase: run.nextPhase(),
  ...(stop && { stop }),
  ...pastOf(run, towards),
  ...(run.snapshots.oldestStep !== undefined && { oldestSnapshot: run.snapshots.oldestStep }),
});
