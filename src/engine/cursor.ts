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

/** How often a phase runs in a step under these settings: its cell, rounded and held within 0 … `MAX_REPEATS`. */
function repeatsOf(program: Program, phase: number, settings: Float32Array): number {
  const cell = program.phases[phase]?.repeats;
  if (cell === undefined) return 1;
  const value = settings[program.settings.indexOf(cell)];
  if (value === undefined) throw new RangeError(`${program.name}: no setting cell ${cell}`);
  return Math.min(MAX_REPEATS, Math.max(0, Math.round(value)));
}

/**
 * The position at which the next execution of this step happens, phases that are not repeated being passed over, or else the
 * start of the next step, whose settings are not asked for yet.
 */
export function settled(program: Program, position: Position, settingsAt: SettingsAt): Position {
  const { step, phase: first, repeat: done } = position;
  const settings = settingsAt(step);
  if (done < repeatsOf(program, first, settings)) return position;
  for (let phase = first + 1; phase < program.phases.length; phase++) {
    if (repeatsOf(program, phase, settings) > 0) return { step, phase, repeat: 0 };
  }
  return { step: step + 1, phase: 0, repeat: 0 };
}

/**
 * The position of the next execution before step `end`; one in step `end` if there is none. Throws a RangeError for a step in
 * which no phase would run: whoever waited for its end would wait for nothing.
 */
export function due(
  program: Program,
  position: Position,
  settingsAt: SettingsAt,
  end = Number.POSITIVE_INFINITY,
): Position {
  let now = position;
  while (now.step < end) {
    const next = settled(program, now, settingsAt);
    if (next.step === now.step) return next;
    if (now.phase === 0 && now.repeat === 0) throw new RangeError(`${program.name}: no phase runs in step ${now.step}`);
    now = next;
  }
  return now;
}

/** Whether a phase that runs in a step is left out of the next: what it reports now stands until it runs again. */
export function pauses(program: Program, phase: number, step: number, settingsAt: SettingsAt): boolean {
  return program.phases[phase]?.repeats !== undefined && repeatsOf(program, phase, settingsAt(step + 1)) === 0;
}

/** The position after one execution at `position`. */
export function advanced(program: Program, position: Position, settingsAt: SettingsAt): Position {
  return settled(program, { ...position, repeat: position.repeat + 1 }, settingsAt);
}

/**
 * The next execution of the phase with this id: now if it is its turn, later in this step if it is still to come, else
 * in the next step, whether or not settings leave it out there. Throws a RangeError for an unknown id.
 */
export function movedTo(program: Program, position: Position, id: string): Position {
  const phase = program.phases.findIndex((candidate) => candidate.id === id);
  if (phase < 0) throw new RangeError(`${program.name}: no phase ${id}`);
  if (phase === position.phase) return position;
  return { step: phase > position.phase ? position.step : position.step + 1, phase, repeat: 0 };
}
