import { useState } from 'react';
import { formatCount } from '../../i18n/format.ts';
import { findMethod } from '../../methods/index.ts';
import type { Text } from '../../schema/text.ts';
import { session } from '../../store/session.ts';
import type { AnswerOf } from '../../worker/protocol.ts';
import { useExperiment, useLanguage, useRun, useSay, useT } from '../hooks.ts';
import { settingText } from '../kit/numberText.ts';

type Found = Extract<AnswerOf<'autoBandwidth'>, { readonly available: true }>;

interface Applied {
  readonly settings: Found['settings'];
  readonly explanation: readonly Text[];
  /** What the experiment became: as long as it stands, it can be taken back here. */
  readonly experiment: object;
}

/** One click chooses an annealing for the run as it is, sets it in one step of the history, and says why. */
export function AutoBandwidth() {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const usable = useExperiment(({ experiment }) => findMethod(experiment.method.id).uses.smoothing === true);
  const current = useExperiment(({ experiment }) => experiment);
  const isLoaded = useRun(({ law }) => law !== null);
  const [busy, setBusy] = useState(false);
  const [applied, setApplied] = useState<Applied | null>(null);
  const [reason, setReason] = useState<Text | null>(null);

  const choose = async (): Promise<void> => {
    setBusy(true);
    setReason(null);
    const before = session().stores.experiment.getState().experiment;
    const answer = await session()
      .trainer.inspect('autoBandwidth', {})
      .then((inspection) => inspection?.answer)
      .catch(() => undefined);
    setBusy(false);
    // Whoever changed the settings meanwhile has asked for something else.
    if (!answer || session().stores.experiment.getState().experiment !== before) return;
    if (!answer.available) {
      setReason(answer.reason);
      return;
    }
    const { settings, explanation } = answer;
    session().change({ 'smoothing.on': true, ...settings });
    setApplied({ settings, explanation, experiment: session().stores.experiment.getState().experiment });
  };
  const isInForce = applied !== null && applied.experiment === current;
  return (
    <div className="lens-auto">
      <button
        type="button"
        className="ctl-button"
        disabled={busy || !usable || !isLoaded}
        data-testid="lens-auto"
        onClick={() => void choose()}
      >
        {busy ? t('instruments.lens.auto.busy') : t('instruments.lens.auto.run')}
      </button>
      <div aria-live="polite">
        {reason && <p>{say(reason)}</p>}
        {!reason && !isInForce && <p>{t('instruments.lens.auto.about')}</p>}
        {isInForce && (
          <>
            <p data-testid="lens-auto-set">
              <b>
                {t('instruments.lens.auto.set', {
                  start: settingText(applied.settings['smoothing.bandwidth'], language),
                  end: settingText(applied.settings['smoothing.end'], language),
                  duration: formatCount(applied.settings['smoothing.duration'], language),
                  step: formatCount(applied.settings['smoothing.from'], language),
                })}
              </b>{' '}
              <button type="button" className="ctl-link" onClick={() => session().undo()}>
                {t('instruments.lens.auto.undo')}
              </button>
            </p>
            <ul>
              {applied.explanation.map((sentence) => (
                <li key={sentence.en}>{say(sentence)}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  );
}
