import { formatPercent, formatValue } from '../../i18n/format.ts';
import type { MicroscopeReading } from '../../train/instruments/penaltyMicroscope.ts';
import { useExperiment, useLanguage, useT } from '../hooks.ts';
import { outline, topOf } from './slopes.ts';

/** Histogram of the critic's weights under clipping: how many of them stand at the bound. */
export function Weights({ weights }: { readonly weights: MicroscopeReading['weights'] }) {
  const t = useT();
  const language = useLanguage();
  const { shares, limit, atBound } = weights;
  const clip = useExperiment(({ experiment }) => experiment.penalty.clip);
  const end = formatValue(limit, language, 2);
  const percent = formatPercent(atBound, language, 0);
  return (
    <div data-testid="weights">
      <p className="scope-line">
        <span>{t('instruments.microscope.weights')}</span>
        <b>{t('instruments.microscope.atBound', { percent, clip: formatValue(clip, language, 2) })}</b>
      </p>
      <svg className="scope-weights" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        <path d={outline(shares, topOf([shares]))} />
      </svg>
      <p className="scope-axis" aria-hidden="true">
        <span>−{end}</span>
        <span>0</span>
        <span>{end}</span>
      </p>
    </div>
  );
}
