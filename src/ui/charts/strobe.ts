import { useEffect, useState } from 'react';
import { pairStore } from '../../store/pairStore.ts';
import { perRun } from '../../store/runStores.ts';
import { usePair, useStores } from '../hooks.ts';

/** Five redraws a second are plenty for a recorder and leave the main thread to the stage. */
const PERIOD_MS = 200;

type Listener = () => void;

/**
 * Wakes its listeners when `version` has changed, at most once per period, one listener per animation frame, so that
 * two strips never redraw in the same frame.
 */
export function createStrobe(version: () => number, periodMs: number = PERIOD_MS) {
  const listeners = new Set<Listener>();
  let seen = Number.NaN;
  let timer: ReturnType<typeof setInterval> | undefined;
  let queue: Listener[] = [];

  const wakeNext = () => {
    const listener = queue.shift();
    if (listener && listeners.has(listener)) listener();
    if (queue.length > 0) requestAnimationFrame(wakeNext);
  };
  const look = () => {
    if (version() === seen || queue.length > 0) return;
    seen = version();
    queue = [...listeners];
    requestAnimationFrame(wakeNext);
  };

  return {
    subscribe(listener: Listener): () => void {
      listeners.add(listener);
      timer ??= setInterval(look, periodMs);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearInterval(timer);
        timer = undefined;
        seen = Number.NaN;
      };
    },
  };
}

const strobeOf = perRun(({ series }) => createStrobe(() => series.version));

/** One for both of two runs, by the second of them; half as often, since there is twice as much to draw. */
const pairStrobeOf = perRun(({ series }) =>
  createStrobe(() => series.version + (pairStore.getState().pair?.a.stores.series.version ?? 0), 2 * PERIOD_MS),
);

/** Renders the component when there is something new to draw, of its run or of the twin beside it; the number changes each time. */
export function useStrobe(): number {
  const stores = useStores();
  const twin = usePair()?.b.stores;
  const strobe = twin ? pairStrobeOf(twin) : strobeOf(stores);
  const [count, setCount] = useState(0);
  useEffect(() => strobe.subscribe(() => setCount((previous) => previous + 1)), [strobe]);
  return count;
}
