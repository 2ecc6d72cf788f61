import { useEffect, useState } from 'react';
import { frameStore } from '../../store/frameStore.ts';
import { bandwidthAt } from '../../train/schedule.ts';
import { currentStep } from '../controls/useBandwidth.ts';
import { useExperiment } from '../hooks.ts';

const LOOK_MS = 200;

/** Bandwidth of the run as its schedule moves it, looked at five times a second; 0 while smoothing is off. */
export function useRunBandwidth(): number {
  const smoothing = useExperiment(({ experiment }) => experiment.smoothing);
  const [bandwidth, setBandwidth] = useState(() => bandwidthAt(smoothing, currentStep()));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      timer = undefined;
      setBandwidth(bandwidthAt(smoothing, currentStep()));
    };
    look();
    const stop = frameStore.subscribe(() => {
      timer ??= setTimeout(look, LOOK_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [smoothing]);
  return bandwidth;
}
