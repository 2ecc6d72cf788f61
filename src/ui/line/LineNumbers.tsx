import { formatFixed, formatValue } from '../../i18n/format.ts';
import type { LineReading } from '../../math/smoothedLine.ts';
import { useLanguage, useT } from '../hooks.ts';

/** What the estimate loses to bias and to variance, and what that does to the divergence. */
export function LineNumbers({ reading }: { readonly reading: LineReading }) {
  const t = useT();
  const language = useLanguage();
  const { real, jsd } = reading;
  const rows = [
    { id: 'plugIn', value: jsd.estimates },
    { id: 'trueSmoothed', value: jsd.smoothed },
    { id: 'trueLaws', value: jsd.laws },
  ] as const;
  return (
    <div className="line-numbers">
      <p>{t('line.error')}</p>
      <dl className="line-error">
        {(['squaredBias', 'variance'] as const).map((id) => (
          <div key={id}>
            <dt>{t(`line.${id}`)}</dt>
            <dd data-testid={`line-${id}`}>
              {formatValue(id === 'variance' ? real.totalVariance : real.totalSquaredBias, language, 2)}
            </dd>
          </div>
        ))}
      </dl>
      <p>{t('line.jsd')}</p>
      <dl className="line-jsd">
        {rows.map(({ id, value }) => (
          <div key={id} data-row={id}>
            <dt>{t(`line.${id}`)}</dt>
            <dd data-testid={`line-jsd-${id}`}>
              {formatFixed(value, language, 3)}
              <i style={{ width: `${(100 * Math.min(1, Math.max(0, value / Math.LN2))).toFixed(1)}%` }} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="line-log2">{t('line.log2')}</p>
    </div>
  );
}
