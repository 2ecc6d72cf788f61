import type { Law } from '../data/law.ts';
import type { EngineId } from '../engine/contract.ts';
import type { Experiment } from '../experiment/experiment.ts';

/** What is in force of a run: all that its steps follow from, beside its state. */
export interface InForce {
  readonly experiment: Experiment;
  readonly law: Law;
}

/** From this step on these settings were in force, on this engine. */
export interface Entry extends InForce {
  readonly step: number;
  readonly engine: EngineId;
  /**
   * The state at this step does not follow from the one before it: a player was trained alone, settings moved within a step, or what lies
   * before is not known.
   */
  readonly isBreak?: boolean;
}

const bitsOf = (engine: EngineId): EngineId => (engine === 'compiled-wasm-threads' ? 'compiled-wasm' : engine);

/** Whether two engines compute the same bits: threads divide the work, not the sums. */
export const haveSameBits = (one: EngineId, other: EngineId): boolean => bitsOf(one) === bitsOf(other);

/** The log of a run: with its seed and a state, every later one follows from it, bit for bit. Starts with what is in force at step 0. */
export function createLog(first: Entry) {
  let entries: readonly Entry[] = [first];

  const at = (step: number): Entry => entries.findLast((entry) => entry.step <= step) ?? (entries[0] as Entry);

  return {
    entries: (): readonly Entry[] => entries,
    /** What is in force in the step that begins here. */
    at,
    /** The next entry beyond a step. */
    after: (step: number): Entry | undefined => entries.find((entry) => entry.step > step),
    /** Notes what is in force from here on; whatever was noted for later steps is forgotten. */
    note(entry: Entry): void {
      const isBreak = entry.isBreak || entries.some(({ step, isBreak }) => step === entry.step && isBreak);
      const before = entries.filter(({ step }) => step < entry.step);
      entries = [...before, { ...entry, isBreak }];
    },
    /** Forgets what was noted for later steps: the run was taken back, and goes another way. */
    cut(step: number): void {
      entries = entries.filter((entry, i) => i === 0 || entry.step <= step);
    },
    /** Takes the log of a run that this one goes on from. */
    take(others: readonly Entry[]): void {
      if (others.length > 0) entries = others;
    },
    /** Whether an engine comes from one step to a later one with the bits that were there. */
    leads(from: number, to: number, engine: EngineId): boolean {
      const passed = entries.filter(({ step }) => step > from && step <= to);
      const used = [at(from), ...passed.filter(({ step }) => step < to)];
      return !passed.some(({ isBreak }) => isBreak) && used.every((entry) => haveSameBits(entry.engine, engine));
    },
  };
}

export type Log = ReturnType<typeof createLog>;
