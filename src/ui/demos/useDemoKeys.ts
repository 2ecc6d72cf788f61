import { useEffect } from 'react';
import type { Demo } from '../../experiment/demos/contract.ts';
import type { DemoRun } from '../../store/demo/demoStore.ts';
import { hashOf } from '../../store/pageStore.ts';

const PRESSED = 'button, a[href], [role=button], [role=radio]';

/** Keys of a clicker: on, back, hold, a scene by its number, and Escape to the list. */
export function useDemoKeys(run: DemoRun | null, demo: Demo): void {
  useEffect(() => {
    if (!run) return;
    const keyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target instanceof Element ? event.target : document.body;
      if (target.closest('[role=dialog], [role=menu], input, select, textarea')) return;
      const verb = verbOf(event.key, target);
      if (!verb) return;
      event.preventDefault();
      verb();
    };
    const verbOf = (pressed: string, target: Element): (() => void) | null => {
      const { at } = run.store.getState().moment;
      const key = pressed.length === 1 ? pressed.toLowerCase() : pressed;
      if (key === ' ') return target.matches(PRESSED) ? null : run.toggle;
      if (key === 'ArrowRight' || key === 'PageDown') return run.next;
      if (key === 'ArrowLeft' || key === 'PageUp') return () => run.goTo(at - 1);
      if (key === 'p')
        return () => void import('../../store/present/present.ts').then((open) => open.present(true, at));
      if (key === 'Escape') {
        return () => {
          location.hash = hashOf('demos');
        };
      }
      const scene = /^[1-9]$/.test(key) ? Number(key) - 1 : -1;
      return scene >= 0 && scene < demo.scenes.length ? () => run.goTo(scene) : null;
    };
    addEventListener('keydown', keyDown);
    return () => removeEventListener('keydown', keyDown);
  }, [run, demo]);
}
