import type { Action } from '../../experiment/diagnosis/contract.ts';
import { session } from '../../store/session.ts';
import { openGroup } from '../controls/ControlGroup.tsx';

const BACK_STEPS = 500;

/** Group of the column that holds the control of each part of the experiment, where the names differ. */
const GROUP_OF: Readonly<Record<string, string>> = {
  training: 'optimisation',
  generatorOptimiser: 'optimisation',
  criticOptimiser: 'optimisation',
  generator: 'networks',
  critic: 'networks',
  latent: 'networks',
  stop: 'run',
};

/** Dotted key of the control that an action is mainly about: the first one that is not a mere switch. */
export function guidedKey({ changes }: Action): string | null {
  if (changes === 'back-500') return null;
  const keys = Object.keys(changes);
  return keys.find((key) => typeof changes[key] !== 'boolean') ?? keys[0] ?? null;
}

/** Does what the caption suggests, and shows the control that it moved. */
export function perform(action: Action): void {
  if (action.changes === 'back-500') {
    session().back(BACK_STEPS);
    return;
  }
  session().change(action.changes);
  const group = guidedKey(action)?.split('.')[0];
  if (group) openGroup(GROUP_OF[group] ?? group);
}
