import type { Program } from '../contract.ts';
import { advanced, type Position, START } from '../cursor.ts';

/** What a member does in an execution of a phase. */
export interface Part {
  readonly member: number;
  /** How often it has run the phase in this step before. */
  readonly repeat: number;
  /** How often it has run the phase, this time included. */
  readonly count: number;
  readonly settings: Float32Array;
}

/** One execution of a phase, by those who take part in it. */
export interface Turn {
  readonly step: number;
  readonly phase: number;
  readonly parts: readonly Part[];
}

/**
 * Leads members through their steps side by side. All are in the same step; a member whose phase repeats less often than
 * that of others sits out.
 */
export interface Lockstep {
  /** Completed steps. */
  readonly step: number;
  /** Where a member stands, and how often it has run each phase. */
  at(member: number): Position & { readonly counts: readonly number[] };
  /** The next execution, and moves on. Throws what `settings` throws, and then stays where it is. */
  next(settings: (member: number, step: number) => Float32Array): Turn;
}

export function createLockstep(program: Program, size: number): Lockstep {
  const members = Array.from({ length: size }, (): { counts: number[]; position: Position } => ({
    counts: program.phases.map(() => 0),
    position: START,
  }));
  const cells = program.settings.length;
  let step = 0;

  return {
    get step() {
      return step;
    },
    at(member) {
      const { position, counts } = members[member] as (typeof members)[number];
      return { ...position, counts: counts.slice() };
    },
    next(settingsOf) {
      const open = members.filter(({ position }) => position.step === step);
      const phase = open.reduce((least, { position }) => Math.min(least, position.phase), program.phases.length);
      const parts = members.flatMap(({ counts, position }, member): Part[] => {
        if (position.step !== step || position.phase !== phase) return [];
        const settings = settingsOf(member, step);
        if (settings.length !== cells) throw new RangeError(`${settings.length} settings for ${cells} cells`);
        return [{ member, repeat: position.repeat, count: (counts[phase] as number) + 1, settings }];
      });
      const turn = { step, phase, parts };
      for (const { member, count, settings } of parts) {
        const own = members[member] as (typeof members)[number];
        own.counts[phase] = count;
        own.position = advanced(program, own.position, () => settings);
      }
      if (members.every(({ position }) => position.step > step)) step++;
      return turn;
    },
  };
}
