import type { Execution, Report, Snapshot } from '../engine/contract.ts';
import type { InForce, Log } from './log.ts';
import { reportAt, SNAPSHOT_EVERY, type Snapshots } from './snapshots.ts';

/** The way back to a step takes as long as its steps: it is gone in pieces, between which somebody may want to go elsewhere. */
export interface Journey {
  /** Steps of a piece. */
  readonly steps: number;
  /** Asked after each piece; false ends the journey where it is. */
  readonly goOn: () => Promise<boolean>;
}

interface PastParts {
  readonly execution: Execution;
  readonly snapshots: Snapshots;
  readonly log: Log;
  /** What is in force, and what the phases reported last. */
  readonly here: () => InForce & { readonly report: Report };
  /** Puts settings and law in force, and what was reported. */
  readonly put: (inForce: InForce, report?: Report) => Promise<void>;
  readonly restore: (snapshot: Snapshot) => Promise<void>;
  /** Whole steps with what is in force. */
  readonly train: (steps: number) => Promise<void>;
  /** Whether a step has begun that is not over. */
  readonly isOpen: () => boolean;
}

const STRAIGHT: Journey = { steps: SNAPSHOT_EVERY, goOn: async () => true };

/**
 * The past of a run. While it is there everything about the run is as it was: state, settings, law, report. What it has become meanwhile
 * waits, and nothing that is done in the past changes it.
 */
export function createPast({ execution, snapshots, log, here, put, restore, train, isOpen }: PastParts) {
  let present: (InForce & { readonly snapshot: Snapshot; readonly report: Report }) | null = null;

  async function land(snapshot: Snapshot): Promise<void> {
    await restore(snapshot);
    await put(log.at(snapshot.step), reportAt(snapshot));
  }

  async function comeBack(): Promise<void> {
    if (!present) return;
    const { snapshot, report, ...inForce } = present;
    present = null;
    await restore(snapshot);
    await put(inForce, report);
  }

  /** From here up to a step, as far as the log leads. */
  async function goOnTo(step: number, { steps, goOn }: Journey): Promise<void> {
    while (execution.step < step) {
      await put(log.at(execution.step));
      const next = log.after(execution.step)?.step ?? step;
      await train(Math.min(Math.max(1, steps), Math.min(next, step) - execution.step));
      if (execution.step < step && !(await goOn())) return;
    }
  }

  /** What a step from there has led to: the end of the past, or a state that it does not lead to and that is kept. */
  async function arrive(from: number): Promise<void> {
    const { step } = execution;
    if (step >= (present?.snapshot.step ?? step)) return comeBack();
    const next = log.after(from);
    if (!next?.isBreak || step < next.step) return;
    const kept = snapshots.at(next.step);
    const beyond = kept?.step === next.step ? kept : snapshots.after(next.step);
    await (beyond ? land(beyond) : comeBack());
  }

  return {
    /** The step that the run has come to, while it is in its past. */
    now: (): number | undefined => present?.snapshot.step,
    /** What the run has come to, while it is in its past. */
    present: () => present,
    comeBack,
    /**
     * Goes to a step as it was; beyond the last one, to now. Where the state of that step is neither kept nor follows from one that is, to
     * the nearest that is kept.
     */
    async travel(step: number, journey: Journey = STRAIGHT): Promise<void> {
      const end = present?.snapshot.step ?? execution.step;
      if (step >= end) return comeBack();
      present ??= { ...here(), snapshot: await execution.snapshot() };
      const wanted = Math.max(0, step);
      const { id } = execution.info;
      const from = snapshots.at(wanted);
      if (!from) return comeBack();
      const isNear = !isOpen() && execution.step <= wanted && execution.step >= from.step;
      const isOnTheWay = isNear && log.leads(execution.step, wanted, id);
      if (isOnTheWay || log.leads(from.step, wanted, id)) {
        if (!isOnTheWay) await land(from);
        await goOnTo(wanted, journey);
        return put(log.at(execution.step));
      }
      const later = snapshots.after(wanted);
      const isLaterNearer = later && later.step - wanted < wanted - from.step;
      if (!later && end - wanted < wanted - from.step) return comeBack();
      return land(isLaterNearer ? later : from);
    },
    /** Goes some steps through the past, no further than a snapshot, and out of it where it ends. */
    async replay(steps: number): Promise<void> {
      const { step } = execution;
      const end = present?.snapshot.step ?? step;
      await put(log.at(step));
      const next = Math.min(end, log.after(step)?.step ?? end);
      const count = Math.min(steps, SNAPSHOT_EVERY - (step % SNAPSHOT_EVERY), next - step);
      if (count > 0) await train(count);
      await arrive(step);
    },
    /** The same for one execution of a phase, whichever is due. */
    async replayPhase(run: () => Promise<void>): Promise<void> {
      const { step } = execution;
      if (!isOpen()) await put(log.at(step));
      await run();
      if (!isOpen()) await arrive(step);
    },
  };
}

export type Past = ReturnType<typeof createPast>;
