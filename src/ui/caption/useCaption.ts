import { effective } from '../../experiment/availability.ts';
import type { Voice } from '../../experiment/diagnosis/contract.ts';
import { formatCount } from '../../i18n/format.ts';
import type { Evaluation } from '../../train/frame.ts';
import { useUntouchedPreset } from '../controls/usePreset.ts';
import { sentenceFor, valuesFor } from '../flow/narration.ts';
import { useExperiment, useLanguage, usePrefs, useRun, useSay, useT } from '../hooks.ts';
import { wordsOf } from '../presetWords.ts';
import { guidedKey, mayPerform, perform } from './action.ts';
import { isOldNews } from './stale.ts';
import { useDiagnosis } from './useDiagnosis.ts';

/** What the caption bar says, in the current language. */
export interface Caption {
  /** Names the finding; the same while only numbers in the sentence change. */
  readonly id: string;
  readonly voice: Voice;
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
  const experiment = useExperiment((state) => effective(state.experiment));
  if (!stage) return null;
  return {
    id: `stage-${stage}`,
    voice: 'speaks',
    sentence: t(sentenceFor(stage, experiment), valuesFor(experiment, step, language)),
  };
}

/** Why a stop condition has paused the run; null otherwise. Failures have their plate instead. */
function useStopped(): Caption | null {
  const t = useT();
  const language = useLanguage();
  const stop = useRun((run) => run.status.stop);
  if (stop === undefined) return null;
  const isFailure = stop.kind === 'diverged' || stop.kind === 'engine-lost';
  return {
    id: `stop-${stop.kind}`,
    voice: 'plain',
    sentence: isFailure
      ? t('caption.failed', { step: formatCount(stop.step, language) })
      : t(`caption.stopped.${stop.kind}`, { step: formatCount(stop.step, language) }),
  };
}

/** When evaluations came. */
const arrivals = new WeakMap<Evaluation, number>();

/** Step of the newest evaluation where it is old news; null while it stands for the run. */
function useOldStep(): number | null {
  return useRun(({ evaluation, status }) => {
    if (!evaluation) return null;
    const now = performance.now();
    const arrived = arrivals.get(evaluation) ?? now;
    arrivals.set(evaluation, arrived);
    const isMoving = status.state === 'running';
    const isOld = isOldNews({ evaluatedAt: evaluation.step, step: status.step, isMoving, ageMs: now - arrived });
    return isOld ? evaluation.step : null;
  });
}

/** What the metrics say, with the cure that the settings allow. */
function useFinding(): Caption | null {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const found = useDiagnosis();
  const oldStep = useOldStep();
  const locks = useExperiment((state) => state.locks);
  if (!found) return null;
  const { id, voice, sentence } = found;
  const action = found.action && mayPerform(found.action, locks) ? found.action : undefined;
  const said = say(sentence);
  return {
    id,
    voice,
    sentence: oldStep === null ? said : t('caption.at', { step: formatCount(oldStep, language), sentence: said }),
    ...(action && {
      action: { label: say(action.label), run: () => perform(action), guides: guidedKey(action) },
    }),
  };
}

/** Before the first step: what to watch in an untouched preset, which does not give its result away. */
function useOpening(): Caption | null {
  const say = useSay();
  const preset = useUntouchedPreset();
  const isFresh = useRun(({ evaluation, status }) => (evaluation?.step ?? 0) === 0 && status.stop === undefined);
  const isReady = useRun((run) => run.law !== null);
  const watch = preset && wordsOf(preset.id)?.watch;
  if (!watch || !isFresh || !isReady) return null;
  return { id: `opening-${preset.id}`, voice: 'speaks', sentence: say(watch) };
}

/** While there is nothing to say of the numbers: what the bar waits for. */
function useWaiting(): Caption {
  const t = useT();
  const isReady = useRun((run) => run.law !== null && run.status.state !== 'loading');
  const isFresh = useRun(({ evaluation, status }) => (evaluation?.step ?? 0) === 0 && status.state !== 'running');
  // The plate says why.
  const isRefused = useRun((run) => run.law === null && run.refusal !== null && run.status.state !== 'loading');
  const isAwaited = useRun((run) => run.isPlayAwaited);
  // Nothing can be told of images before somebody can read them.
  const isJudging = useRun(({ progress }) => progress.judge?.state === 'working');
  const what = isRefused
    ? 'refused'
    : isAwaited
      ? 'awaited'
      : isReady
        ? isFresh
          ? 'fresh'
          : isJudging
            ? 'judging'
            : 'measuring'
        : 'loading';
  return { id: `waiting-${what}`, voice: 'plain', sentence: t(`caption.waiting.${what}`) };
}

/** The one thing worth saying now. On a phone it also tells the stages of slow motion. */
export function useCaption(phone: boolean): Caption {
  const narration = useNarration();
  const stopped = useStopped();
  const finding = useFinding();
  const opening = useOpening();
  const waiting = useWaiting();
  return (phone ? narration : null) ?? stopped ?? finding ?? opening ?? waiting;
}
