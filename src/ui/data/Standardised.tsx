import { formatValue } from '../../i18n/format.ts';
import { addTexts } from '../../i18n/index.ts';
import { ownData } from '../../i18n/ownData.ts';
import { useLanguage, useT } from '../hooks.ts';
import { useUnits } from '../lengths.ts';

addTexts({ ownData });

/** Mean and standard deviation of each column: what one unit of bandwidths, distances and slopes is. Nothing for other data. */
export function Standardised() {
  const t = useT();
  const language = useLanguage();
  const { original } = useUnits();
  if (!original) return null;
  return (
    <div className="data-standardised" data-testid="standardised">
      <p>{t('ownData.standardised')}</p>
      <ul>
        {original.names.map((name, axis) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one name
          <li key={axis}>
            {t('ownData.column', {
              name,
              mean: formatValue(original.mean[axis], language, 4),
              std: formatValue(original.std[axis], language, 4),
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}
