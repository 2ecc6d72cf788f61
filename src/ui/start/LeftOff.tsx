import { useEffect, useState } from 'react';
import { PRESETS } from '../../experiment/presets/index.ts';
import { formatCount } from '../../i18n/format.ts';
import { currentLine, resumeRun } from '../../store/resume.ts';
import { type SavedRun, savedRuns } from '../../store/savedRuns.ts';
import { session } from '../../store/session.ts';
import { useLanguage, useRun, useSay, useT } from '../hooks.ts';
import { RunPicture } from '../runs/RunPicture.tsx';
import { runsDialog } from '../runs/runsDialog.ts';
import { when } from '../runs/when.ts';

/** The hash of the run of this visit, which is what the playground shows. */
const currentAddress = (): string => new URL(session().link()).hash;

/** Goes on with a kept run; that of this visit stands in the playground as it was left. */
async function goOn(run: SavedRun): Promise<void> {
  if (run.line !== currentLine()) await resumeRun(run);
  location.hash = currentAddress();
}

/** The last run that is kept on this device, and the way to those before it. */
export function LeftOff() {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const [run, setRun] = useState<SavedRun | null>(null);
  useEffect(() => {
    let isShown = true;
    void savedRuns().then(([latest]) => isShown && setRun(latest ?? null));
    return () => {
      isShown = false;
    };
  }, []);
  const current = useRun(({ status }) => status.step);
  const preset = run && PRESETS.find(({ id }) => id === run.preset);
  const [captured, total] = run?.captured ?? [];
  const isCurrent = run !== null && run.line === currentLine();
  // What is kept of a run that goes on is a little older than the run.
  const step = formatCount(isCurrent ? Math.max(current, run.step) : (run?.step ?? 0), language);
  return (
    <section className="start-left-off" aria-labelledby="start-left-off">
      <h3 id="start-left-off">{t('start.leftOff')}</h3>
      {run === null ? (
        <>
          <p>{t('start.newHere')}</p>
          <a className="shell-button" href={currentAddress()}>
            {t('start.playground')}
          </a>
        </>
      ) : (
        <>
          <RunPicture picture={run.picture} />
          <b>{preset ? say(preset.title) : run.preset}</b>
          <p>
            {isCurrent ? t('start.now') : when(run.savedAt, Date.now(), language)}
            {' · '}
            {total ? t('start.factsModes', { step, captured, total }) : t('start.facts', { step })}
          </p>
          <button type="button" className="shell-button" data-testid="start-go-on" onClick={() => void goOn(run)}>
            {t('start.goOn', { step })}
          </button>
          <button type="button" className="shell-quiet" onClick={() => runsDialog.setState({ isOpen: true })}>
            {t('start.others')}
          </button>
        </>
      )}
    </section>
  );
}
