import type { Action } from '../../experiment/diagnosis/contract.ts';
import { groupOf } from '../../experiment/groupOf.ts';
import { holdOf, type Locks } from '../../experiment/locks.ts';
import { session } from '../../store/session.ts';
import { openGroup } from '../controls/ControlGroup.tsx';

const BACK_STEPS = 500;

/** Dotted key of the control that an action is mainly about: the first one that is not a mere switch. */
export function guidedKey({ changes }: Action): string | null {
  if (changes === 'back-500') return null;
  const keys = Object.keys(changes);
  return keys.find((key) => typeof changes[key] !== 'boolean') ?? keys[0] ?? null;
}

/** Whether hands may do what an action does. */
export const mayPerform = ({ changes }: Action, locks: Locks): boolean =>
  changes === 'back-500' || Object.keys(changes).every((key) => holdOf(locks, key) === null);

/** Does what the caption suggests, and shows the control that it moved. */
export function perform(action: Action): void {
  if (action.changes === 'back-500') {
    session().back(BACK_STEPS);
    return;
  }
  session().change(action.changes);
  const key = guidedKey(action);
  if (key) openGroup(groupOf(key));
}
