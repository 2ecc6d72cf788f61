import type { Row } from '../../experiment/benchmark/contract.ts';
import { useLanguage, useT } from '../hooks.ts';
import { rateText } from './report.ts';

/** One bar per engine on a linear scale from zero, its figure in words beside it; fastest first. */
export function SpeedChart({ rows }: { readonly rows: readonly Row[] }) {
  const t = useT();
  const language = useLanguage();
  const ordered = [...rows].sort((a, b) => b.stepsPerSecond.median - a.stepsPerSecond.median);
  const longest = Math.max(...rows.map(({ stepsPerSecond }) => stepsPerSecond.max));
  const percent = (rate: number): string => `${(100 * rate) / longest}%`;
  return (
    <ul className="speedlab-bars" aria-label={t('speedlab.results')} data-testid="speedlab-bars">
      {ordered.map(({ engine, stepsPerSecond: { median, min, max } }) => (
        <li key={engine} data-engine={engine} data-compiled={engine.startsWith('compiled')}>
          <span className="speedlab-engine">{t(`speedlab.names.${engine}`)}</span>
          <span className="speedlab-track" aria-hidden="true">
            <i className="speedlab-bar" style={{ width: percent(median) }} />
            <i className="speedlab-spread" style={{ left: percent(min), width: percent(max - min) }} />
          </span>
          <span className="speedlab-rate">
            <b>{t('speedlab.rate', { rate: rateText(median, language) })}</b>
            <small>{t('speedlab.range', { min: rateText(min, language), max: rateText(max, language) })}</small>
          </span>
        </li>
      ))}
    </ul>
  );
}
