import { formatCount, formatValue } from '../../i18n/format.ts';
import { bandwidthAt } from '../../train/schedule.ts';
import { useUntouchedPreset } from '../controls/usePreset.ts';
import { sentenceFor } from '../flow/narration.ts';
import { useExperiment, useLanguage, usePrefs, useRun, useSay, useT } from '../hooks.ts';
import { guidedKey, perform } from './action.ts';
import { useDiagnosis } from './useDiagnosis.ts';

/** What the caption bar says, in the current language. */
export interface Caption {
  /** Names the finding; the same while only numbers in the sentence change. */
  readonly id: string;
  readonly sentence: string;
  readonly action?: {
    readonly label: string;
    readonly run: () => void;
    /** Dotted key of the control that the action would move; null if it moves none. */
    readonly guides: string | null;
  };
}

/** In slow motion, what the stage that has just run does; null at other speeds. */
function useNarration(): Caption | null {
  const t = useT();
  const language = useLanguage();
  const slow = usePrefs((prefs) => prefs.speed === 'stages');
  const stage = useRun((run) => (slow || run.status.state !== 'running' ? run.stage : null));
  const step = useRun((run) => (run.stage ? run.status.step : 0));
  const experiment = useExperiment((state) => state.experiment);
  if (!stage) return null;
  const { batch, packing } = experiment.training;
  const bandwidth = formatValue(bandwidthAt(experiment.smoothing, step), language, 2);
  return { id: `stage-${stage}`, sentence: t(sentenceFor(stage, experiment), { count: batch * packing, bandwidth }) };
}

/** Why a stop condition has paused the run; null otherwise. Failures have their plate instead. */
function useStopped(): Caption | null {
  const t = useT();
  const language = useLanguage();
  const stop = useRun((run) => run.status.stop);
  if (stop === undefined || stop.kind === 'diverged' || stop.kind === 'engine-lost') return null;
  return {
    id: `stop-${stop.kind}`,
    sentence: t(`caption.stopped.${stop.kind}`, { step: formatCount(stop.step, language) }),
  };
}

/** What the metrics say, with the cure that the settings allow. */
function useFinding(): Caption | null {
  const say = useSay();
  const found = useDiagnosis();
  if (!found) return null;
  const { id, sentence, action } = found;
  return {
    id,
    sentence: say(sentence),
    ...(action && {
      action: { label: say(action.label), run: () => perform(action), guides: guidedKey(action) },
    }),
  };
}

/** Steps after which a finding, or silence, takes over from the words that open a preset. */
const OPENING_STEPS = 2_000;

/** What there is to see in an untouched preset, until the run says something itself. */
function useOpening(): Caption | null {
  const say = useSay();
  const preset = useUntouchedPreset();
  const fresh = useRun(({ status }) => status.step <= OPENING_STEPS && status.stop === undefined);
  const ready = useRun((run) => run.law !== null);
  if (!preset || !fresh || !ready) return null;
  return { id: `opening-${preset.id}`, sentence: say(preset.summary) };
}

/** The one thing worth saying now; null when there is none. On a phone it also tells the stages of slow motion. */
export function useCaption(phone: boolean): Caption | null {
  const narration = useNarration();
  const stopped = useStopped();
  const finding = useFinding();
  const opening = useOpening();
  return (phone ? narration : null) ?? stopped ?? finding ?? opening;
}
