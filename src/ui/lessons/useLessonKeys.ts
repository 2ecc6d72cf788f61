import { useEffect } from 'react';
import { questionsOf } from '../../experiment/lessons/script.ts';
import { hashOf } from '../../store/pageStore.ts';
import type { Playing } from './lessonContext.ts';

/** Keys of a lesson: digits choose, Space holds what trains, Escape leads to the list. */
export function useLessonKeys({ run, script }: Playing): void {
  useEffect(() => {
    const keyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target instanceof Element ? event.target : document.body;
      if (target.closest('[role=dialog], [role=menu], input:not([type=radio]), select, textarea')) return;
      const { moment, furthest } = run.store.getState();
      const question = questionsOf(script).get(moment.at);
      const choice = /^[1-9]$/.test(event.key) ? Number(event.key) - 1 : -1;
      if (question?.kind === 'choice' && choice >= 0 && choice < question.options.length && furthest === moment.at) {
        event.preventDefault();
        run.answer(choice);
      } else if (event.key === ' ' && moment.state === 'training' && !target.matches('button, a[href]')) {
        event.preventDefault();
        run.toggle();
      } else if (event.key === 'Escape') {
        event.preventDefault();
        location.hash = hashOf('lessons');
      }
    };
    addEventListener('keydown', keyDown);
    return () => removeEventListener('keydown', keyDown);
  }, [run, script]);
}
