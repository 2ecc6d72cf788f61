import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Instruments } from '../../store/instrumentStore.ts';
import type { InstrumentId, OptionsOf } from '../../worker/protocol.ts';
import { useSession } from '../hooks.ts';

/** Rest between two readings that a dragged setting asks for, ms. */
const FOLLOW_MS = 120;

/**
 * The newest reading of an instrument, kept up to date while the component is mounted: as the run moves, and as settings
 * change while it stands still. Undefined before the first one.
 */
export function useReading<I extends InstrumentId>(id: I, options: OptionsOf<I>): Instruments['readings'][I] {
  const { stores, instruments } = useSession();
  const wanted = JSON.stringify(options);
  useEffect(() => {
    const show = (): (() => void) => instruments.show(id, JSON.parse(wanted) as OptionsOf<I>);
    let hide = show();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = (): void => {
      timer = undefined;
      hide();
      hide = show();
    };
    const stop = stores.experiment.subscribe((now, before) => {
      if (now.experiment !== before.experiment) timer ??= setTimeout(again, FOLLOW_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
      hide();
    };
  }, [id, wanted, stores, instruments]);
  return useStore(instruments.store, ({ readings }) => readings[id]);
}
