import { useEffect } from 'react';
import { pageStore } from '../../store/pageStore.ts';
import { pairStore } from '../../store/pairStore.ts';
import { session } from '../../store/session.ts';
import { openDialog } from '../kit/dialogs.ts';

/** Keys that do something only where two runs are compared. */
const ARM_KEYS: Readonly<Record<string, (pair: typeof import('../../store/compare.ts')) => void>> = {
  1: ({ chooseArm }) => chooseArm('a'),
  2: ({ chooseArm }) => chooseArm('b'),
  x: ({ swapArms }) => swapArms(),
};

/** Steps that ← goes back. */
export const BACK_STEPS = 500;

/** The key of the slash, also as keyboards for Japanese give it. */
const FIND_KEYS: readonly string[] = ['/', '／', '・'];

const TEXT_FIELDS =
  'input:not([type=range]):not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]';
const FLOATING = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]';
const PRESSED_BY_SPACE =
  'button, a[href], summary, input:not([type=range]), [role=button], [role=switch], [role=checkbox], [role=tab], [role=radio], [role=option]';
const MOVED_BY_ARROWS =
  'input, [role=slider], [role=tablist], [role=radiogroup], [role=grid], [role=application], [data-arrow-keys]';

/**
 * Verb for a key, or null if the focused widget needs the key itself. `pointed`: focus came from the pointer, so that
 * Space after a click means play rather than pressing the same button again.
 */
function verbFor(event: KeyboardEvent, pointed: boolean): (() => void) | null {
  const target = event.target instanceof Element ? event.target : document.body;
  if (target.closest(FLOATING) || target.matches(TEXT_FIELDS)) return null;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (FIND_KEYS.includes(key) && !event.ctrlKey && !event.metaKey && !event.altKey) return () => openDialog('find');
  // Keys that steer a run do nothing where it cannot be seen.
  if (pageStore.getState().page !== 'playground') return key === '?' ? () => openDialog('help') : null;
  if (event.ctrlKey || event.metaKey) {
    if (key === 'z' && !event.altKey) return () => (event.shiftKey ? session().redo() : session().undo());
    return key === 'y' && !event.shiftKey && !event.altKey ? () => session().redo() : null;
  }
  if (event.altKey) return null;
  if (key === ' ') return target.matches(PRESSED_BY_SPACE) && !pointed ? null : () => session().toggle();
  if (key === 'ArrowRight' || key === 'ArrowLeft') {
    if (target.closest(MOVED_BY_ARROWS)) return null;
    return key === 'ArrowRight' ? () => session().step('step') : () => session().back(BACK_STEPS);
  }
  const arm = ARM_KEYS[key];
  if (arm && pairStore.getState().pair) return () => void import('../../store/compare.ts').then(arm);
  if (key === 'r') return () => session().reset();
  if (key === 's') return () => session().newSeed();
  if (key === 'p') return () => void import('../../store/present/present.ts').then(({ present }) => present(true));
  return key === '?' ? () => openDialog('help') : null;
}

/** Page-wide keys: Space, arrows, R, S, P, /, ?, undo and redo. */
export function useShortcuts(): void {
  useEffect(() => {
    let pointed = false;
    const pointer = () => {
      pointed = true;
    };
    const keyDown = (event: KeyboardEvent) => {
      if (event.key === 'Tab' || event.key.startsWith('Arrow')) pointed = false;
      if (event.defaultPrevented || event.isComposing) return;
      if (event.repeat && event.key !== 'ArrowRight') return;
      const verb = verbFor(event, pointed);
      if (!verb) return;
      event.preventDefault();
      event.stopPropagation();
      verb();
    };
    // Captured, so that a button focused by a click does not swallow Space first.
    addEventListener('pointerdown', pointer, true);
    addEventListener('keydown', keyDown, true);
    return () => {
      removeEventListener('pointerdown', pointer, true);
      removeEventListener('keydown', keyDown, true);
    };
  }, []);
}
