import './note.css';
import { GitBranch } from 'lucide-react';
import { useEffect } from 'react';
import { formatCount } from '../../i18n/format.ts';
import { addTexts } from '../../i18n/index.ts';
import { past as words } from '../../i18n/past.ts';
import { session } from '../../store/session.ts';
import { useLanguage, useRun, useT } from '../hooks.ts';
import { announce } from '../kit/announcer.ts';
import { rem } from '../typeScale.ts';

addTexts({ past: words });

/** Says that the run is looked at as it was, and how to go on: from there, or from where it has come to. */
export function PastNote() {
  const t = useT();
  const language = useLanguage();
  const step = useRun(({ status }) => status.step);
  const past = useRun(({ status }) => status.past);
  const isRunning = useRun(({ status }) => status.state === 'running');
  const at = formatCount(step, language);
  const said = past && !isRunning && past.towards === undefined ? t('past.looking', { step: at }) : null;
  useEffect(() => {
    if (said) announce(said);
  }, [said]);
  if (!past) return null;
  return (
    <aside className="past-note" data-testid="past-note" aria-label={t('past.exact')}>
      <small>{t('past.exact')}</small>
      <p>
        {past.towards === undefined
          ? t('past.stepOf', { step: at, now: formatCount(past.now, language) })
          : t('past.towards', { step: formatCount(past.towards, language) })}
      </p>
      <div>
        <button
          type="button"
          className="shell-button"
          data-testid="fork"
          title={t('past.forks')}
          onClick={() => void session().fork()}
        >
          <GitBranch size={rem(14)} aria-hidden="true" />
          {t('past.fork')}
        </button>
        <button
          type="button"
          className="shell-button"
          data-testid="back-to-now"
          onClick={() => void session().travel(Number.POSITIVE_INFINITY)}
        >
          {t('past.back')}
        </button>
      </div>
    </aside>
  );
}
