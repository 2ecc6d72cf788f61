import { useMemo, useState } from 'react';
import { penaltySchema } from '../../experiment/groups.ts';
import { formatCount, formatPercent, formatValue } from '../../i18n/format.ts';
import type { MicroscopeReading } from '../../train/instruments/penaltyMicroscope.ts';
import { useLanguage, useSay, useT } from '../hooks.ts';
import { measured } from '../kit/measured.ts';
import { Toggle } from '../kit/Toggle.tsx';
import { useLaid } from '../stage/stageOverlay.ts';
import { violationOverlay } from './drawViolations.ts';
import { violating, worstOf } from './slopes.ts';

/** How many of the penalised places violate the penalty and by how much, with rings round them on the stage. */
export function Violating({ reading }: { readonly reading: MicroscopeReading }) {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const [isDrawn, setDrawn] = useState(true);
  const { violations, kind, where } = reading;
  const marks = useMemo(() => violations && violating(violations), [violations]);
  useLaid(violationOverlay, isDrawn ? marks || null : null);

  const target = formatValue(reading.target, language, 2);
  if (!violations || !marks || kind === 'none') {
    const percent = formatPercent(reading.interpolates.above, language, 0);
    return <p data-testid="no-penalty">{t('instruments.microscope.none', { percent, target })}</p>;
  }
  const place = penaltySchema.where.options.find(({ value }) => value === where);
  const [low, high] = [-1, 1].map((side) => formatValue(reading.target + side * violations.least, language, 3));
  const bound = t(`instruments.microscope.bounds.${kind}`, { target, low, high });
  const choosesPlaces = violations.ends === 1 && kind !== 'noise';
  return (
    <div className="scope-violations">
      <p className="scope-line">
        <span>
          <b data-testid="violations">
            {t('instruments.microscope.violate', {
              count: formatCount(marks.excess.length, language),
              total: formatCount(violations.excess.length, language),
            })}
          </b>{' '}
          <span data-testid="worst">
            {t('instruments.microscope.worst', { value: measured(worstOf(marks), language) })}
          </span>
        </span>
        <small aria-hidden="true">{t('instruments.microscope.rings')}</small>
        <Toggle
          label={t('instruments.microscope.ringsHelp')}
          on={isDrawn}
          onChange={setDrawn}
          testId="violations-drawn"
        />
      </p>
      <p>{choosesPlaces && place ? t('instruments.microscope.at', { bound, where: say(place.label) }) : bound}</p>
    </div>
  );
}
