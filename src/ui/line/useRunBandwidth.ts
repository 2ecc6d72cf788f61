import { useEffect, useState } from 'react';
import { effective } from '../../experiment/availability.ts';
import { bandwidthInForce } from '../../train/schedule.ts';
import { currentStep } from '../controls/useBandwidth.ts';
import { useExperiment, useStores } from '../hooks.ts';

const LOOK_MS = 200;

/** Bandwidth of the run as its schedule moves it, looked at five times a second; 0 while smoothing is off. */
export function useRunBandwidth(): number {
  const { frame } = useStores();
  const trained = useExperiment(({ experiment }) => effective(experiment));
  const [bandwidth, setBandwidth] = useState(() => bandwidthInForce(trained, currentStep(frame)));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      timer = undefined;
      setBandwidth(bandwidthInForce(trained, currentStep(frame)));
    };
    look();
    const stop = frame.subscribe(() => {
      timer ??= setTimeout(look, LOOK_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [trained, frame]);
  return bandwidth;
}
