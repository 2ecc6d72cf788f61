import type { Report, Snapshot } from '../engine/contract.ts';
import type { InForce } from '../train/log.ts';
import { FILM_TILES, type Reel } from '../train/reel.ts';
import type { TrainingRun } from '../train/run.ts';
import type { Lived } from '../train/trainingRun.ts';
import { messageOf } from './messageOf.ts';
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

/** How a run goes on elsewhere when its engine has died: with what it had come to, also where it was looked at as it was, or from its last healthy state. */
export function afterLoss(lost: TrainingRun, id: number, error: unknown): Continuation & InForce {
  const present = lost.past.present();
  const { experiment, law } = present ?? lost;
  const snapshot = present?.snapshot ?? lost.snapshots.at(lost.step);
  const step = present?.snapshot.step ?? lost.step;
  const healthyStep = snapshot?.step ?? 0;
  const reel = lost.reel(FILM_TILES);
  return {
    id,
    experiment,
    law,
    stop: { kind: 'engine-lost', step, healthyStep, message: messageOf(error) },
    lived: lost.lived(),
    ...(snapshot && { snapshot }),
    ...(reel && { reel }),
  };
}
