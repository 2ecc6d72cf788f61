import { formatCount, formatFixed } from '../../i18n/format.ts';
import { useLanguage, useRun, useT } from '../hooks.ts';

/** The stage in words, for those who cannot see it: modes, quality, step. */
export function StageSummary({ id }: { readonly id: string }) {
  const t = useT();
  const language = useLanguage();
  const evaluation = useRun((run) => run.evaluation);
  const step = useRun((run) => run.status.step);
  const numbers = (captured: boolean): string =>
    (evaluation?.shares ?? [])
      .flatMap((share, index) => (share.captured === captured && share.target > 0 ? [index + 1] : []))
      .join(language === 'ja' ? '、' : ', ');
  const [captured, lost] = [numbers(true), numbers(false)];
  const present = evaluation?.shares.filter((share) => share.target > 0).length ?? 0;
  const quality = evaluation?.metrics.highQuality;
  const sentences = [
    t('stage.summary.step', { step: formatCount(step, language) }),
    present > 0 && t('stage.summary.modes', { captured: evaluation?.metrics.modes ?? 0, total: present }),
    captured !== '' && t('stage.summary.captured', { numbers: captured }),
    lost !== '' && t('stage.summary.lost', { numbers: lost }),
    typeof quality === 'number' && t('stage.summary.quality', { percent: formatFixed(100 * quality, language, 0) }),
    t('stage.summary.keys'),
  ];
  return (
    <p id={id} className="visually-hidden">
      {sentences.filter(Boolean).join(language === 'ja' ? '' : ' ')}
    </p>
  );
}
