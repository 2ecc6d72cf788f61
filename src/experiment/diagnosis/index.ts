import type { Text } from '../../schema/text.ts';
import { effective } from '../availability.ts';
import type { Experiment } from '../experiment.ts';
import { annealed } from './annealed.ts';
import { blurred } from './blurred.ts';
import { byPixels } from './byPixels.ts';
import { collapsed } from './collapsed.ts';
import type { Action, DiagnosisDeclaration, Facts, Moment } from './contract.ts';
import { converged } from './converged.ts';
import { diverged } from './diverged.ts';
import { fooled } from './fooled.ts';
import { frozen } from './frozen.ts';
import { judged } from './judged.ts';
import { modeLost } from './modeLost.ts';
import { outOfReach } from './outOfReach.ts';
import { runningAway } from './runningAway.ts';
import { saturated } from './saturated.ts';
import { searching } from './searching.ts';
import { steepCritic } from './steepCritic.ts';
import { warmingUp } from './warmingUp.ts';

/** Every diagnosis, the most urgent first. */
export const DIAGNOSES: readonly DiagnosisDeclaration[] = [
  diverged,
  annealed,
  runningAway,
  saturated,
  outOfReach,
  steepCritic,
  frozen,
  collapsed,
  modeLost,
  converged,
  blurred,
  searching,
  warmingUp,
  byPixels,
  fooled,
  judged,
];

/** One sentence about what is happening, with at most one thing to try. */
export interface Diagnosis {
  /** The same while only the numbers in the sentence change. */
  readonly id: string;
  readonly sentence: Text;
  readonly action?: Action;
}

/**
 * What is worth saying about a run, or null. `history` holds its evaluations, oldest first and the current one last;
 * a few dozen are enough. Pure: the same history gives the same sentence.
 */
export function diagnose(history: readonly Moment[], experiment: Experiment, facts: Facts = {}): Diagnosis | null {
  const now = history.at(-1);
  if (!now) return null;
  const situation = { experiment: effective(experiment), now, before: history.slice(0, -1), facts };
  const found = DIAGNOSES.find((diagnosis) => diagnosis.when(situation));
  if (!found) return null;
  const action = found.action?.(situation) ?? null;
  return { id: found.id, sentence: found.sentence(situation), ...(action && { action }) };
}
