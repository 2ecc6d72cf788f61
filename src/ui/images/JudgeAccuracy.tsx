import { formatPercent } from '../../i18n/format.ts';
import { useLanguage, useRun, useT } from '../hooks.ts';

/** How far the judge can be trusted, if it was tested; where nobody judges, the one of earlier images is no matter. */
export function JudgeAccuracy() {
  const t = useT();
  const language = useLanguage();
  const judge = useRun((run) => run.progress.judge);
  if (judge?.state !== 'done' || typeof judge.accuracy !== 'number') return null;
  const percent = formatPercent(judge.accuracy, language, 1);
  return <p data-testid="judge-accuracy">{t('images.judge.accuracy', { percent })}</p>;
}
