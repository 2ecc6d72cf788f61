import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { pageStore } from '../../store/pageStore.ts';
import { prefsStore } from '../../store/prefsStore.ts';
import { session } from '../../store/session.ts';

const hiddenPause = createStore<{ readonly paused: boolean }>()(() => ({ paused: false }));

/** True while training waits for the stage to become visible again. */
export const useHiddenPause = (): boolean => useStore(hiddenPause, (state) => state.paused);

/**
 * Pauses training while nobody can see the stage, because the tab is hidden or the claims are shown, unless the person
 * wants it to go on, and resumes it afterwards.
 */
export function usePageVisibility(): void {
  useEffect(() => {
    const changed = () => {
      if (document.hidden || pageStore.getState().page !== 'playground') {
        if (prefsStore.getState().trainHidden || session().stores.run.getState().status.state !== 'running') return;
        hiddenPause.setState({ paused: true });
        session().pause();
      } else if (hiddenPause.getState().paused) {
        hiddenPause.setState({ paused: false });
        session().play();
      }
    };
    document.addEventListener('visibilitychange', changed);
    const stop = pageStore.subscribe(changed);
    return () => {
      document.removeEventListener('visibilitychange', changed);
      stop();
    };
  }, []);
}
