import { findMethod } from '../../methods/index.ts';
import type { Text } from '../../schema/text.ts';
import { effective } from '../availability.ts';
import { type Experiment, paramOf, valueAt } from '../experiment.ts';
import { annealed } from './annealed.ts';
import { blurred } from './blurred.ts';
import { boundOverfits } from './boundOverfits.ts';
import { byPixels } from './byPixels.ts';
import { caughtLying } from './caughtLying.ts';
import { collapsed } from './collapsed.ts';
import type { Action, DiagnosisDeclaration, Facts, Moment, Situation, Voice } from './contract.ts';
import { converged } from './converged.ts';
import { deadBits } from './deadBits.ts';
import { diverged } from './diverged.ts';
import { fooled } from './fooled.ts';
import { frozen } from './frozen.ts';
import { judged } from './judged.ts';
import { layerMissing } from './layerMissing.ts';
import { modeLost } from './modeLost.ts';
import { nearCeiling } from './nearCeiling.ts';
import { outOfReach } from './outOfReach.ts';
import { runningAway } from './runningAway.ts';
import { saturated } from './saturated.ts';
import { scoreLags } from './scoreLags.ts';
import { searching } from './searching.ts';
import { shortChains } from './shortChains.ts';
import { steepCritic } from './steepCritic.ts';
import { stuckChains } from './stuckChains.ts';
import { towerLearns } from './towerLearns.ts';
import { uncounted } from './uncounted.ts';
import { unevenMasses } from './unevenMasses.ts';
import { warmingUp } from './warmingUp.ts';

/** Every diagnosis, the most urgent first. */
export const DIAGNOSES: readonly DiagnosisDeclaration[] = [
  diverged,
  deadBits,
  stuckChains,
  shortChains,
  boundOverfits,
  layerMissing,
  nearCeiling,
  towerLearns,
  scoreLags,
  caughtLying,
  annealed,
  runningAway,
  saturated,
  outOfReach,
  steepCritic,
  frozen,
  collapsed,
  modeLost,
  unevenMasses,
  converged,
  blurred,
  searching,
  warmingUp,
  byPixels,
  fooled,
  judged,
  uncounted,
];

/** One sentence about what is happening, with at most one thing to try. */
export interface Diagnosis {
  /** The same while only the numbers in the sentence change. */
  readonly id: string;
  readonly sentence: Text;
  readonly action?: Action;
  readonly voice: Voice;
}

/** The part of a cure that these settings have, and that changes something; null where nothing is left. */
function possible(action: Action | null, experiment: Experiment): Action | null {
  if (action === null || action.changes === 'back-500') return action;
  const changes = Object.entries(action.changes).filter(
    ([key, value]) => paramOf(experiment, key) && valueAt(experiment, key) !== value,
  );
  return changes.length > 0 ? { ...action, changes: Object.fromEntries(changes) } : null;
}

/** What one declaration says of a situation that it fits. */
function tell(found: DiagnosisDeclaration, situation: Situation): Diagnosis {
  const action = possible(found.action?.(situation) ?? null, situation.experiment);
  return {
    id: found.id,
    sentence: found.sentence(situation),
    voice: found.voice ?? 'speaks',
    ...(action && { action }),
  };
}

/**
 * What is worth saying about a run, or null. `history` holds its evaluations, oldest first and the current one last;
 * a few dozen are enough. `keep` names a diagnosis that goes first as long as its sentence is true, so that it can be read.
 * Every number is the current evaluation's. Pure: the same history gives the same sentence.
 */
export function diagnose(
  history: readonly Moment[],
  experiment: Experiment,
  facts: Facts = {},
  keep: string | null = null,
): Diagnosis | null {
  const now = history.at(-1);
  if (!now) return null;
  const situation = { experiment: effective(experiment), now, before: history.slice(0, -1), facts };
  const { lab } = findMethod(experiment.method.id);
  const ofLab = DIAGNOSES.filter(({ labs }) => labs === undefined || labs.includes(lab));
  const kept = ofLab.find(({ id, when, stays = when }) => id === keep && stays(situation));
  const found = kept ?? ofLab.find(({ when }) => when(situation));
  return found ? tell(found, situation) : null;
}
