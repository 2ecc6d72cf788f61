import './readout.css';
import './gauges.css';
import { type ReactNode, useMemo } from 'react';
import { formatFixed, formatValue } from '../../i18n/format.ts';
import { useLanguage, useRun, useT } from '../hooks.ts';
import { CellMap } from './CellMap.tsx';
import { ShareBars } from './ShareBars.tsx';
import { barsOf, commonTarget, lostBars } from './shares.ts';
import { useModes, useNoiseFloor } from './useNoiseFloor.ts';

const MOST_BARS = 40;

interface ReadOutProps {
  /** Way to the other measurements, where there is room for it. */
  readonly more?: ReactNode;
}

function Distance({ more }: ReadOutProps) {
  const t = useT();
  const language = useLanguage();
  const value = useRun(({ evaluation }) => evaluation?.metrics.slicedWasserstein ?? null);
  const band = useNoiseFloor()?.slicedWasserstein;
  return (
    <section className="readout" data-kind="distance" aria-label={t('shell.regions.measurements')}>
      <p className="readout-big" data-testid="distance">
        {formatFixed(value, language, 2)}
      </p>
      <div className="readout-text">
        <h2>{t('shell.readout.distance')}</h2>
        <p>{t('shell.readout.noModes')}</p>
        {band && (
          <p className="readout-floor">
            {t('shell.readout.noiseFloor')}{' '}
            {t('shell.readout.band', {
              low: formatFixed(band.low, language, 2),
              high: formatFixed(band.high, language, 2),
            })}
          </p>
        )}
        {more}
      </div>
    </section>
  );
}

function StrictLine() {
  const t = useT();
  const language = useLanguage();
  const strict = useRun(({ evaluation }) => evaluation?.metrics.strictModes ?? null);
  if (strict === null) return <p>{t('shell.readout.notYet')}</p>;
  return <p>{t('shell.readout.strict', { count: strict, shown: formatValue(strict, language) })}</p>;
}

function Coverage({ more }: ReadOutProps) {
  const t = useT();
  const language = useLanguage();
  const modes = useModes();
  const shares = useRun(({ evaluation }) => evaluation?.shares);
  const captured = useRun(({ evaluation }) => evaluation?.metrics.modes ?? null);
  const bars = useMemo(() => barsOf(modes, shares), [modes, shares]);
  const total = bars.length;
  const target = commonTarget(bars);
  const lost = lostBars(bars).map(({ number }) => number);
  const spoken =
    captured === null
      ? t('shell.readout.notYet')
      : t('shell.readout.ofTotal', { count: captured, total }) +
        (lost.length > 0 ? ` (${t('shell.readout.lost')}: ${lost.join(', ')})` : '');
  const digits = String(captured ?? '').length + String(total).length;
  const cells = total > MOST_BARS;
  return (
    <section className="readout" data-kind="coverage" data-digits={digits} aria-label={t('shell.regions.measurements')}>
      <p className="readout-big">
        <span className="visually-hidden">{spoken}</span>
        <span aria-hidden="true" data-testid="modes-captured">
          {captured ?? '–'}
        </span>
        <small className="readout-total" aria-hidden="true">
          / {total}
        </small>
      </p>
      <div className="readout-text">
        <h2>{t('shell.readout.captured')}</h2>
        <StrictLine />
        {more}
      </div>
      <div className="readout-shares">
        <p className="readout-shares-title">
          <span>
            {t(
              cells
                ? 'shell.readout.shareOfFair'
                : total > 12
                  ? 'shell.readout.sharesByDeficit'
                  : 'shell.readout.shares',
            )}
          </span>
          {!cells && (
            <b>
              {target === null
                ? t('shell.readout.targets')
                : t('shell.readout.target', { share: formatValue(100 * target, language, 3) })}
            </b>
          )}
        </p>
        {cells ? <CellMap bars={bars} /> : <ShareBars bars={bars} />}
      </div>
    </section>
  );
}

/** The number the page is about, and the share of every mode. */
export function ReadOut({ more }: ReadOutProps) {
  const known = useRun((run) => run.law !== null);
  const hasModes = useModes().some((mode) => mode.weight > 0);
  return known && !hasModes ? <Distance more={more} /> : <Coverage more={more} />;
}
