import { LENGTH, PER_LENGTH } from '../../schema/units.ts';
import type { LensReading } from '../../train/instruments/bandwidthLens.ts';
import { readingText } from '../dock/readingText.ts';
import { useLanguage, useT } from '../hooks.ts';
import { settingText } from '../kit/numberText.ts';
import { useUnits } from '../lengths.ts';
import { type Lane, valueAt } from './lanes.ts';

interface LensValuesProps {
  readonly reading: LensReading;
  readonly lanes: readonly Lane[];
  /** Bandwidth that the values are read at. */
  readonly bandwidth: number;
  readonly isHovered: boolean;
}

/** Left of the lanes: their names, and their values at the pointer or at the bandwidth in force. */
export function LensValues({ reading, lanes, bandwidth, isHovered }: LensValuesProps) {
  const t = useT();
  const { unit, original } = useUnits();
  const language = useLanguage();
  const shown = (values: Float64Array): string => readingText(valueAt(reading.bandwidths, values, bandwidth), language);
  return (
    <div className="lens-values" data-hovered={isHovered || undefined}>
      <p className="lens-at" data-testid="lens-at">
        σ {settingText(Number(bandwidth.toPrecision(3)), language)}
        {/* For a table of one's own the panel's side spells it out in both units. */}
        {original === null && <small>{unit(LENGTH)}</small>}
        {!isHovered && reading.now === 0 && <small>{t('instruments.lens.reach')}</small>}
      </p>
      {lanes.map((lane) => (
        <dl key={lane.id} className="lens-value" data-testid={`lens-${lane.id}`}>
          <dt>{t(`instruments.lens.lanes.${lane.id}`)}</dt>
          <dd>
            <b>{shown(lane.values)}</b>
            <small>
              {lane.band && t('instruments.lens.band', { low: shown(lane.band.low), high: shown(lane.band.high) })}
              {lane.log && t('instruments.lens.forceUnit', { unit: unit(PER_LENGTH) })}
            </small>
          </dd>
        </dl>
      ))}
    </div>
  );
}
