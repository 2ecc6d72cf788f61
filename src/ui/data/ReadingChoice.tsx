import { TriangleAlert } from 'lucide-react';
import { type Delimiter, SEPARATOR_NAMES } from '../../data/csvCells.ts';
import type { Demanded } from '../../data/csvDialect.ts';
import type { Alternative, ImportReport } from '../../data/importReport.ts';
import { useT } from '../hooks.ts';
import { Choice } from '../kit/Choice.tsx';
import { unmistakable } from '../kit/numberText.ts';

const SEPARATORS = (Object.keys(SEPARATOR_NAMES) as Delimiter[]).filter((sign) => sign !== '');
const DECIMALS = ['.', ','] as const;
const AUTOMATIC = 'auto';

interface ReadingChoiceProps {
  readonly report: ImportReport;
  readonly chosen: Demanded;
  readonly onChange: (reading: Demanded) => void;
}

/** How a table was read and how else it can be; separator and decimal sign to choose where that is not what was meant. */
export function ReadingChoice({ report, chosen, onChange }: ReadingChoiceProps) {
  const { delimiter, decimal, grouping, units } = report.dialect;
  const t = useT();
  const separatorName = (sign: Delimiter): string => t(`data.import.separatorNames.${SEPARATOR_NAMES[sign]}`);
  const decimalName = (sign: string): string => t(`data.import.decimalNames.${sign === ',' ? 'comma' : 'point'}`);
  // What would be found is known only while nothing is chosen.
  const automatic = (choice: string | undefined, found: string): string =>
    choice === undefined ? t('data.import.automatic', { found }) : t('data.import.automaticOnly');
  const separators = SEPARATORS.map((sign) => ({ id: SEPARATOR_NAMES[sign], label: separatorName(sign) }));
  const decimals = DECIMALS.map((sign) => ({ id: sign, label: decimalName(sign) }));
  // The letters of north and south are not left out: they became signs.
  const besides = report.columns.map((column) => (units[column] ?? '').replace(/^° (?:N\/S|E\/W)$/, '°'));
  const dropped = [...new Set(besides)].filter((unit) => unit !== '');
  return (
    <div className="data-ways">
      {report.alternatives.map((other) => (
        <OtherWay
          key={`${other.delimiter}${other.decimal}${other.joins}`}
          report={report}
          other={other}
          onTake={() => onChange({ delimiter: other.delimiter, decimal: other.decimal, joins: other.joins })}
        />
      ))}
      {grouping && (
        <p>
          {t('data.import.grouping', {
            sign: grouping === ' ' ? t('data.import.aSpace') : t('data.import.aSign', { sign: grouping }),
          })}
        </p>
      )}
      {dropped.length > 0 && <p>{t('data.import.units', { units: dropped.join(t('data.import.listSign')) })}</p>}
      <div className="data-columns">
        {/* biome-ignore lint/a11y/noLabelWithoutControl: the choice inside names itself */}
        <label>
          {t('data.import.separator')}
          <Choice
            label={t('data.import.separator')}
            items={[{ id: AUTOMATIC, label: automatic(chosen.delimiter, separatorName(delimiter)) }, ...separators]}
            value={chosen.delimiter === undefined ? AUTOMATIC : SEPARATOR_NAMES[chosen.delimiter]}
            onChange={(id) =>
              onChange({ decimal: chosen.decimal, delimiter: SEPARATORS.find((sign) => SEPARATOR_NAMES[sign] === id) })
            }
            testId="import-separator"
          />
        </label>
        {/* biome-ignore lint/a11y/noLabelWithoutControl: the choice inside names itself */}
        <label>
          {t('data.import.decimalSign')}
          <Choice
            label={t('data.import.decimalSign')}
            items={[{ id: AUTOMATIC, label: automatic(chosen.decimal, decimalName(decimal)) }, ...decimals]}
            value={chosen.decimal ?? AUTOMATIC}
            onChange={(id) => onChange({ delimiter: chosen.delimiter, decimal: DECIMALS.find((sign) => sign === id) })}
            testId="import-decimal"
          />
        </label>
      </div>
    </div>
  );
}

interface OtherWayProps {
  readonly report: ImportReport;
  readonly other: Alternative;
  readonly onTake: () => void;
}

/** Says that a table has a second meaning, with the first point in both, and offers the other one. */
function OtherWay({ report, other, onTake }: OtherWayProps) {
  const t = useT();
  const pointOf = ([x, y]: readonly [number, number]): string =>
    `(${unmistakable(x)}${t('data.import.pointSign')}${unmistakable(y)})`;
  // The first row in which the two differ says more than the first row.
  const at = report.firstPoints.findIndex((point, i) =>
    point.some((value, axis) => value !== other.firstPoints[i]?.[axis]),
  );
  const shown = Math.max(0, at);
  const wayOf = ({ delimiter, decimal }: Pick<Alternative, 'delimiter' | 'decimal'>) => ({
    separator: t(`data.import.separators.${SEPARATOR_NAMES[delimiter]}`),
    decimal: t(`data.import.decimals.${decimal === ',' ? 'comma' : 'point'}`),
  });
  const taken = wayOf(report.dialect);
  const possible = wayOf(other);
  return (
    <p className="ctl-notice" role="status" data-testid="import-ambiguous">
      <TriangleAlert aria-hidden="true" />
      <span>
        {t('data.import.ambiguous', {
          separator: taken.separator,
          decimal: taken.decimal,
          otherSeparator: possible.separator,
          otherDecimal: possible.decimal,
          row: shown + 1,
          point: pointOf(report.firstPoints[shown] ?? [0, 0]),
          otherPoint: pointOf(other.firstPoints[shown] ?? [0, 0]),
        })}{' '}
        <button type="button" className="ctl-link" onClick={onTake} data-testid="import-other-way">
          {t('data.import.otherWay')}
        </button>
      </span>
    </p>
  );
}
