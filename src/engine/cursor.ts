import type { Program, SettingsAt } from './contract.ts';

/** Repeats of a step whose random counters lie side by side. */
const COUNTED = 64;

/** Most repeats of one phase within a step: two blocks of counters. */
export const MAX_REPEATS = 2 * COUNTED;

/** Where a run stands: the open step, the phase whose turn it is, and how often that phase already ran in this step. */
export interface Position {
  readonly step: number;
  readonly phase: number;
  readonly repeat: number;
}

/**
 * Counter of the random draws of an execution: step · 64 + repeat, with the repeats beyond 64 in the upper half of the
 * 32 bits, so that no two executions of a phase share one before step 2²⁵.
 */
export const counterOf = ({ step, repeat }: Pick<Position, 'step' | 'repeat'>): number =>
  step * COUNTED + (repeat % COUNTED) + (repeat < COUNTED ? 0 : 2 ** 31);

/** Before the first execution. */
export const START: Position = { step: 0, phase: 0, repeat: 0 };

/** How often a phase runs in a step under these settings: its cell, rounded and held within 1 … `MAX_REPEATS`. */
function repeatsOf(program: Program, phase: number, settings: Float32Array): number {
  const cell = program.phases[phase]?.repeats;
  if (cell === undefined) return 1;
  const value = settings[program.settings.indexOf(cell)];
  if (value === undefined) throw new RangeError(`${program.name}: no setting cell ${cell}`);
  return Math.min(MAX_REPEATS, Math.max(1, Math.round(value)));
}

/**
 * The position at which the next execution happens. It differs from the given one only if a repeat count shrank while
 * its phase was under way; that may close the step.
 */
export function settled(program: Program, position: Position, settingsAt: SettingsAt): Position {
  const { step, phase, repeat } = position;
  if (repeat < repeatsOf(program, phase, settingsAt(step))) return position;
  return phase + 1 < program.phases.length
    ? { step, phase: phase + 1, repeat: 0 }
    : { step: step + 1, phase: 0, repeat: 0 };
}

/** The position after one execution at `position`. */
export function advanced(program: Program, position: Position, settingsAt: SettingsAt): Position {
  return settled(program, { ...position, repeat: position.repeat + 1 }, settingsAt);
}

/**
 * The next execution of the phase with this id: now if it is its turn, later in this step if it is still to come, else
 * in the next step. Throws a RangeError for an unknown id.
 */
export function movedTo(program: Program, position: Position, id: string): Position {
  const phase = program.phases.findIndex((candidate) => candidate.id === id);
  if (phase < 0) throw new RangeError(`${program.name}: no phase ${id}`);
  if (phase === position.phase) return position;
  return { step: phase > position.phase ? position.step : position.step + 1, phase, repeat: 0 };
}
