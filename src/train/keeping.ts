import type { Execution, Report, Snapshot } from '../engine/contract.ts';
import { type Divergence, firstNonFinite } from './health.ts';
import type { InForce, Log } from './log.ts';
import { createSnapshots, reportAt, SNAPSHOT_EVERY } from './snapshots.ts';

/** Breaks whose snapshots are kept for good. */
const MOST_BREAKS = 16;

interface KeepingParts {
  readonly execution: Execution;
  readonly log: Log;
  readonly here: () => InForce & { readonly report: Report };
  /** Steps whose states are kept for good. */
  readonly milestones: () => readonly number[];
  /** Called at each boundary of snapshots. */
  readonly onBoundary: (step: number) => Promise<void>;
  /** Puts a state in the place of the present one, as it had been reported. */
  readonly takeBack: (snapshot: Snapshot, report: Report) => Promise<void>;
}

/** Keeps of a run on its way what it can be taken back to: states, and what was in force when. */
export async function createKeeping({ execution, log, here, milestones, onBoundary, takeBack }: KeepingParts) {
  /** The newest breaks have their snapshots for good: nothing leads over them. */
  const breaks = (): readonly number[] =>
    log
      .entries()
      .filter(({ isBreak }) => isBreak)
      .slice(-MOST_BREAKS)
      .map(({ step }) => step);

  const snapshots = createSnapshots(() => [...milestones(), ...breaks()]);
  snapshots.add(await execution.snapshot());
  /** A step has begun and is not over. */
  let isOpen = false;
  /** Since the last whole step something was done that follows from no log. */
  let isBroken = false;

  async function restore(atMost: number): Promise<number> {
    const snapshot = snapshots.at(atMost);
    if (!snapshot) return execution.step;
    await takeBack(snapshot, reportAt(snapshot));
    isBroken = false;
    log.cut(snapshot.step);
    return snapshot.step;
  }

  return {
    snapshots,
    isOpen: (): boolean => isOpen,
    isBroken: (): boolean => isBroken,
    /** A step has begun, or is over; `isOwn` where what was done in it follows from no log. */
    opened(isSo: boolean, isOwn = false): void {
      isOpen = isSo;
      isBroken ||= isOwn;
    },
    /** Goes back to the newest snapshot at most so far; what came after is given up. Returns its step. */
    restore,
    /** Keeps the state as a snapshot at a boundary of whole steps; goes back to the last one if the weights are not finite. */
    async guard(): Promise<Divergence | null> {
      const snapshot = await execution.snapshot();
      const where = firstNonFinite(snapshot);
      if (where === null) {
        const atBoundary = snapshot.step % SNAPSHOT_EVERY === 0 && snapshot.phase === 0 && snapshot.repeat === 0;
        if (atBoundary && snapshot.step > 0) snapshots.add(snapshot, here().report);
        if (atBoundary) await onBoundary(snapshot.step);
        return null;
      }
      const { step } = snapshot;
      return { step, healthyStep: await restore(step), where };
    },
    /** Keeps the state of a milestone that the run stands at: a part of the training may be ended anywhere. */
    async milestone(): Promise<void> {
      const { step } = execution;
      if (!milestones().includes(step) || snapshots.at(step)?.step === step) return;
      const snapshot = await execution.snapshot();
      if (snapshot.phase === 0 && snapshot.repeat === 0) snapshots.add(snapshot, here().report);
    },
    /** Notes what is in force from here on, as far as that is new; where nothing leads here, the state as well. */
    async note(): Promise<void> {
      const { step } = execution;
      const { experiment, law, report } = here();
      const known = log.at(step);
      const isNew = known.experiment !== experiment || known.law !== law;
      if (isOpen) isBroken ||= isNew;
      if (isOpen || !(isNew || isBroken)) return;
      log.note({ step, experiment, law, engine: execution.info.id, isBreak: isBroken });
      if (isBroken) snapshots.add(await execution.snapshot(), report);
      isBroken = false;
    },
  };
}
