import type { Report, Snapshot } from '../engine/contract.ts';
import type { Reel } from '../train/reel.ts';
import type { Lived } from '../train/trainingRun.ts';
import type { Checkpoint, StopReason } from './protocol.ts';

/** Number of a run, and where and why it goes on if it was interrupted. */
export interface Continuation {
  readonly id: number;
  readonly snapshot?: Snapshot;
  readonly report?: Report;
  readonly reel?: Reel;
  readonly stop?: StopReason;
  readonly lived?: Lived;
}

/** A run with this number that goes on from a checkpoint, or begins where there is none. */
export const continuationOf = (id: number, from?: Checkpoint, lived?: Lived): Continuation => ({
  id,
  ...(lived && { lived }),
  ...(from && { snapshot: from.snapshot, report: from.report, ...(from.reel && { reel: from.reel }) }),
});
