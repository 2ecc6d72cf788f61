import { formatValue } from '../../i18n/format.ts';
import type { MicroscopeReading } from '../../train/instruments/penaltyMicroscope.ts';
import { useLanguage, useT } from '../hooks.ts';
import { outline, PLACES, topOf } from './slopes.ts';

/** Slopes between real and generated points, at the real and at the generated ones, with the slope that is aimed at. */
export function SlopeHistogram({ reading }: { readonly reading: MicroscopeReading }) {
  const t = useT();
  const language = useLanguage();
  const { reach, target, kind } = reading;
  const top = topOf(PLACES.map((place) => reading[place].shares));
  const isCut = PLACES.some((place) => reading[place].max > reach);
  const position = `${((100 * target) / reach).toFixed(2)}%`;
  const aim = formatValue(target, language, 2);
  const end = formatValue(reach, language, 2);
  return (
    <div className="scope-histogram" data-testid="slope-histogram" data-aimed={kind !== 'none'}>
      <div className="scope-plot">
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          {PLACES.map((place) => (
            <path key={place} data-place={place} d={outline(reading[place].shares, top)} />
          ))}
        </svg>
        <i className="scope-target" style={{ left: position }} />
        <span
          className="scope-target-name"
          style={{ left: position, translate: `-${position}` }}
          data-testid="slope-target"
        >
          {t(`instruments.microscope.${kind === 'none' ? 'noTarget' : 'target'}`, { value: aim })}
        </span>
      </div>
      <p className="scope-axis" aria-hidden="true">
        <span>0</span>
        <span>{isCut ? t('instruments.microscope.orMore', { value: end }) : end}</span>
      </p>
    </div>
  );
}
