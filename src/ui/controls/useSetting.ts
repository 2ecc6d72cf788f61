import { useCallback, useEffect, useRef, useState } from 'react';
import { type Experiment, MAX_SEED, paramOf, valueAt } from '../../experiment/experiment.ts';
import { controls } from '../../i18n/controls.ts';
import type { IntegerParam, Param, ParamValue } from '../../schema/param.ts';
import { session } from '../../store/session.ts';
import { useExperiment } from '../hooks.ts';
import { gestureOf, newGesture, type Pace } from '../kit/gesture.ts';

/** The seed as a parameter: the experiment holds it outside every group, the page edits it like any other. */
export const SEED: IntegerParam = {
  kind: 'integer',
  label: controls.seed,
  help: controls.seedHelp,
  min: 0,
  max: MAX_SEED,
  default: 7,
  scale: 'linear',
  step: 1,
  live: false,
};

const exists = (experiment: Experiment, key: string): boolean =>
  key === 'seed' || paramOf(experiment, key) !== undefined;

export interface Setting {
  /** The value to show: what the person is just choosing, or what the experiment says. */
  readonly value: ParamValue;
  readonly set: (value: ParamValue, pace?: Pace) => void;
  readonly reset: () => void;
}

/** Values that a drag or held keys run through; choices and switches are a step of their own in the history. */
const isDragged = ({ kind, live }: Param): boolean =>
  // A text that is live holds the values of letters, each with a slide rule.
  kind === 'number' || kind === 'integer' || kind === 'weights' || (kind === 'text' && live);

const SETTLE_MS = 350;

/**
 * One setting and how to change it. Live settings change at once. Settings that restart the run wait until the drag is
 * over or the keys have been still for a moment, because every change would start the run again.
 */
export function useSetting(key: string, param: Param): Setting {
  const stored = useExperiment(({ experiment }) =>
    exists(experiment, key) ? valueAt(experiment, key) : (param.default as ParamValue),
  );
  const [draft, setDraft] = useState<ParamValue>();
  const pending = useRef<{ readonly timer: ReturnType<typeof setTimeout>; readonly commit: () => void }>(undefined);

  const set = useCallback(
    (value: ParamValue, pace: Pace = 'now') => {
      clearTimeout(pending.current?.timer);
      pending.current = undefined;
      const commit = (): void => {
        pending.current = undefined;
        setDraft(undefined);
        if (exists(session().stores.experiment.getState().experiment, key))
          session().change({ [key]: value }, isDragged(param) ? gestureOf(key) : undefined);
      };
      if (param.live || pace === 'now') {
        commit();
        return;
      }
      setDraft(value);
      if (pace === 'settling') pending.current = { timer: setTimeout(commit, SETTLE_MS), commit };
    },
    [key, param],
  );
  const reset = useCallback(() => {
    newGesture();
    set(param.default);
  }, [set, param.default]);

  useEffect(
    () => () => {
      clearTimeout(pending.current?.timer);
      pending.current?.commit();
    },
    [],
  );
  return { value: draft ?? stored, set, reset };
}
