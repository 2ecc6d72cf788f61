import { formatPercent } from '../../i18n/format.ts';
import { useLanguage, useRun, useSay, useT } from '../hooks.ts';

/** How far the judge is, in a quiet line; nothing once it is there, or where none is wanted. */
export function JudgeLine() {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const judge = useRun((run) => run.progress.judge);
  if (judge?.state === 'working') {
    return (
      <p className="tiles-judge" data-testid="judge-progress">
        <i style={{ width: `${100 * judge.share}%` }} aria-hidden="true" />
        {t('images.judge.working', { percent: formatPercent(judge.share, language, 0) })}
      </p>
    );
  }
  if (judge?.state !== 'failed') return null;
  return (
    <p className="tiles-judge" role="status">
      {t('images.judge.failed', { reason: say(judge.reason) })}
    </p>
  );
}
