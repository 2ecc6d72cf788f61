import { useEffect } from 'react';
import { prefsStore } from '../../store/prefsStore.ts';
import { useSession } from '../hooks.ts';
import { stageView } from './stageView.ts';
import { visibleBounds } from './transform.ts';

const SETTLED_MS = 60;

/** Share of the window by which the field reaches beyond it, so that a small move does not show its edge. */
const BLEED = 0.04;

/** Tells the trainer which layers and which window are visible, once they have settled. */
export function useStageRequests(): void {
  const session = useSession();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const send = (): void => {
      const { transform } = stageView.getState();
      if (transform.width === 0 || transform.height === 0) return;
      const { xMin, xMax, yMin, yMax } = visibleBounds(transform);
      const [bleedX, bleedY] = [BLEED * (xMax - xMin), BLEED * (yMax - yMin)];
      const bounds = { xMin: xMin - bleedX, xMax: xMax + bleedX, yMin: yMin - bleedY, yMax: yMax + bleedY };
      // A trainer that is gone hears of the view again when a run is loaded into the next one.
      session.trainer.setView({ layers: prefsStore.getState().layers, bounds }).catch(() => undefined);
    };
    const ask = (): void => {
      clearTimeout(timer);
      timer = setTimeout(send, SETTLED_MS);
    };
    const stops = [
      stageView.subscribe((view, before) => {
        if (view.transform !== before.transform) ask();
      }),
      prefsStore.subscribe((prefs, before) => {
        if (prefs.layers !== before.layers) ask();
      }),
      // A worker that was restarted has never heard of the view.
      session.stores.run.subscribe((run, before) => {
        if (run.law !== before.law) ask();
      }),
    ];
    ask();
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [session]);
}
