import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Experiment } from '../../experiment/experiment.ts';
import { medianHeuristic, SMALLEST_BANDWIDTH } from '../../math/bandwidthRules.ts';
import type { NumberParam } from '../../schema/param.ts';
import type { FrameStore } from '../../store/frameStore.ts';
import { session } from '../../store/session.ts';
import { bandwidthAt } from '../../train/schedule.ts';
import { useExperiment, useStores } from '../hooks.ts';
import { gestureOf, newGesture } from '../kit/gesture.ts';
import { isScheduled, pinChanges, resumeChanges, type SetAside, setAside } from './pin.ts';
import type { Setting } from './useSetting.ts';

type Smoothing = Experiment['smoothing'];

/** Step that the stage shows; 0 before the first frame. */
export const currentStep = (frame: FrameStore): number => frame.get()?.step ?? 0;

/** The bandwidth of a schedule as it moves, painted by the caller: no component renders. */
export function followBandwidth(smoothing: Smoothing, frame: FrameStore) {
  return (show: (value: number) => void): (() => void) => {
    const paint = (): void => show(bandwidthAt({ ...smoothing, on: true }, currentStep(frame)));
    paint();
    return frame.subscribe(paint);
  };
}

/**
 * The bandwidth as a setting that follows its schedule: changing it pins the value and sets the schedule aside, to be
 * resumed until another shape or another preset is chosen.
 */
export function useBandwidth(param: NumberParam) {
  const { experiment: settings, frame } = useStores();
  const smoothing = useExperiment(({ experiment }) => experiment.smoothing);
  const preset = useExperiment((state) => state.preset);
  const [aside, setAsideState] = useState<{ readonly schedule: SetAside; readonly preset: string } | null>(null);
  const scheduled = isScheduled(smoothing);

  const set = useCallback(
    (value: Setting['value']) => {
      const { experiment, preset: current } = settings.getState();
      const schedule = setAside(experiment.smoothing);
      if (schedule) setAsideState({ schedule, preset: current });
      session().change(pinChanges(experiment.smoothing, value as number), gestureOf('smoothing.bandwidth'));
    },
    [settings],
  );
  const reset = useCallback(() => {
    newGesture();
    set(param.default);
  }, [set, param.default]);
  const setting: Setting = { value: smoothing.bandwidth, set, reset };
  const follow = useMemo(
    () => (scheduled ? followBandwidth(smoothing, frame) : undefined),
    [smoothing, scheduled, frame],
  );

  const resumable = !scheduled && smoothing.on && aside?.preset === preset ? aside.schedule : null;
  const resume = resumable
    ? (): void => {
        newGesture();
        setAsideState(null);
        session().change(resumeChanges(resumable));
      }
    : null;
  return { setting, follow, resume };
}

/** Median heuristic of the run on stage, computed once per run; null before there are points. */
export function useRecommendedBandwidth(): number | null {
  const { frame: frames } = useStores();
  const [found, setFound] = useState<number | null>(null);
  useEffect(() => {
    let run: number | undefined;
    const look = (): void => {
      const frame = frames.get();
      if (!frame || frame.real.length === 0 || frame.run === run) return;
      run = frame.run;
      // One place, many times over, has no distances and recommends nothing.
      const found = medianHeuristic(frame.real);
      setFound(found > SMALLEST_BANDWIDTH ? found : null);
    };
    look();
    return frames.subscribe(look);
  }, [frames]);
  return found;
}
