import type { Program } from '../contract.ts';
import { advanced, due, type Position, pauses, START } from '../cursor.ts';

/** What a member does in an execution of a phase. */
export interface Part {
  readonly member: number;
  /** How often it has run the phase in this step before. */
  readonly repeat: number;
  /** How often it has run the phase, this time included. */
  readonly count: number;
  readonly settings: Float32Array;
  /** Whether it leaves the phase out in the next step: what it reports now stands. */
  readonly pauses: boolean;
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
      const checked = (member: number) => (at: number) => {
        const settings = settingsOf(member, at);
        if (settings.length !== cells) throw new RangeError(`${settings.length} settings for ${cells} cells`);
        return settings;
      };
      const places = members.map(({ position }, member) => due(program, position, checked(member), step + 1));
      const phase = places.reduce(
        (least, place) => (place.step === step ? Math.min(least, place.phase) : least),
        program.phases.length,
      );
      const parts = members.flatMap(({ counts }, member): Part[] => {
        const { step: own, phase: turn, repeat } = places[member] as Position;
        if (own !== step || turn !== phase) return [];
        const settings = checked(member)(step);
        const count = (counts[phase] as number) + 1;
        return [{ member, repeat, count, settings, pauses: pauses(program, phase, step, checked(member)) }];
      });
      const turn = { step, phase, parts };
      members.forEach((own, member) => {
        own.position = places[member] as Position;
      });
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
