import { formatPercent } from '../../i18n/format.ts';
import { useLanguage, useT } from '../hooks.ts';

/** Penalty ÷ (penalty + size of the rest) of the critic's loss, as a bar. `share`: 0…1, null before the first critic step. */
export function LossShare({ share }: { readonly share: number | null }) {
  const t = useT();
  const language = useLanguage();
  return (
    <div className="scope-share" data-testid="loss-share">
      <p className="scope-line">
        <span>{t('instruments.microscope.lossShare')}</span>
        {share === null ? (
          <small>{t('instruments.microscope.notYet')}</small>
        ) : (
          <b>{formatPercent(share, language, share < 0.1 ? 1 : 0)} %</b>
        )}
      </p>
      <span className="scope-bar" aria-hidden="true">
        <i style={{ width: `${(100 * (share ?? 0)).toFixed(1)}%` }} />
      </span>
    </div>
  );
}
