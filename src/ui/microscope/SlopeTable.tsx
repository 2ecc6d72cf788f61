import { formatCount, formatPercent, formatValue } from '../../i18n/format.ts';
import type { MicroscopeReading } from '../../train/instruments/penaltyMicroscope.ts';
import { useLanguage, useT } from '../hooks.ts';
import { measured } from '../kit/measured.ts';
import { PLACES } from './slopes.ts';

/** The histograms in numbers; each row wears the line that stands for it. */
export function SlopeTable({ reading }: { readonly reading: MicroscopeReading }) {
  const t = useT();
  const language = useLanguage();
  return (
    <table className="scope-table">
      <thead>
        <tr>
          <th scope="col">{t('instruments.microscope.place', { count: formatCount(reading.places, language) })}</th>
          <th scope="col">{t('instruments.microscope.mean')}</th>
          <th scope="col">{t('instruments.microscope.max')}</th>
          <th scope="col">{t('instruments.microscope.above', { target: formatValue(reading.target, language, 2) })}</th>
        </tr>
      </thead>
      <tbody>
        {PLACES.map((place) => (
          <tr key={place} data-testid={`slopes-${place}`}>
            <th scope="row">
              <svg viewBox="0 0 18 4" aria-hidden="true">
                <path data-place={place} d="M0 2H18" />
              </svg>
              {t(`instruments.microscope.places.${place}`)}
            </th>
            <td>{measured(reading[place].mean, language)}</td>
            <td>{measured(reading[place].max, language)}</td>
            <td>{formatPercent(reading[place].above, language, 0)} %</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
