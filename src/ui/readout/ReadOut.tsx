import './readout.css';
import './narrow.css';
import './gauges.css';
import { lazy, type ReactNode, Suspense, useContext, useMemo, useState } from 'react';
import { formatCount, formatFixed, formatValue, wholePercent } from '../../i18n/format.ts';
import { EVALUATION_SAMPLES } from '../../metrics/contract.ts';
import { useLab, useLanguage, useRun, useT } from '../hooks.ts';
import { useShowsImages } from '../space.ts';
import { CellMap } from './CellMap.tsx';
import { Headline, ReadOutPart } from './Headline.tsx';
import { ShareBars } from './ShareBars.tsx';
import { type Bar, barsOf, commonTarget, lostBars } from './shares.ts';
import { useClassBars } from './useClassBars.ts';
import { useModes, useNoiseFloor } from './useNoiseFloor.ts';
import { WhatCounts } from './WhatCounts.tsx';

const MOST_BARS = 40;

const ImageReadOut = lazy(() =>
  import('../classes/ImageReadOut.tsx').then((module) => ({ default: module.ImageReadOut })),
);

const TowerReadOut = lazy(() =>
  import('../tower/TowerReadOut.tsx').then((module) => ({ default: module.TowerReadOut })),
);

interface ReadOutProps {
  /** Way to the other measurements, where there is room for it. */
  readonly more?: ReactNode;
}

function Distance({ more }: ReadOutProps) {
  const t = useT();
  const language = useLanguage();
  const value = useRun(({ evaluation }) => evaluation?.metrics.slicedWasserstein ?? null);
  const band = useNoiseFloor()?.slicedWasserstein;
  if (useContext(ReadOutPart) === 'bars') return null;
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

/** Modes with their fair share, and what all of these words mean. */
function StrictLine() {
  const t = useT();
  const language = useLanguage();
  const strict = useRun(({ evaluation }) => evaluation?.metrics.strictModes ?? null);
  return (
    <p>
      {strict === null
        ? t('shell.readout.notYet')
        : t('shell.readout.strict', { shown: formatCount(strict, language) })}
      {' · '}
      <WhatCounts />
    </p>
  );
}

type By = 'mode' | 'class';

/** What the bars are of: a choice where classes are not modes. */
function SharesTitle({ by, onBy }: { readonly by: By; readonly onBy: (by: By) => void }) {
  const t = useT();
  const choice = (id: By, label: string) => (
    <button type="button" aria-pressed={by === id} onClick={() => onBy(id)} data-testid={`shares-by-${id}`}>
      {label}
    </button>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be part of a line of text
    <span className="readout-by" role="group" aria-label={t('shell.readout.by')}>
      {choice('mode', t('shell.readout.byMode'))}
      {choice('class', t('shell.readout.byClass'))}
    </span>
  );
}

/** Bars of modes or of classes, with their title and target. */
function Shares({ modes }: { readonly modes: readonly Bar[] }) {
  const t = useT();
  const language = useLanguage();
  const [wanted, setBy] = useState<By>('mode');
  const classes = useClassBars();
  // A class for every mode has nothing to add.
  const mayChoose = classes.length > 0 && classes.length !== modes.length;
  const by = mayChoose ? wanted : 'mode';
  const bars = by === 'class' ? classes : modes;
  const target = commonTarget(bars);
  const isMap = bars.length > MOST_BARS;
  const title = isMap
    ? 'shell.readout.shareOfFair'
    : bars.length > 12
      ? 'shell.readout.sharesByDeficit'
      : 'shell.readout.shares';
  return (
    <div className="readout-shares">
      <p className="readout-shares-title">
        {mayChoose ? <SharesTitle by={by} onBy={setBy} /> : <span>{t(title)}</span>}
        {!isMap && (
          <b>
            {target === null
              ? t('shell.readout.targets')
              : t('shell.readout.target', { share: formatValue(100 * target, language, 3) })}
          </b>
        )}
      </p>
      {isMap ? (
        <CellMap bars={bars} />
      ) : (
        <ShareBars bars={bars} {...(by === 'class' && { samples: EVALUATION_SAMPLES })} />
      )}
    </div>
  );
}

function Coverage({ more }: ReadOutProps) {
  const t = useT();
  const language = useLanguage();
  const modes = useModes();
  const shares = useRun(({ evaluation }) => evaluation?.shares);
  const captured = useRun(({ evaluation }) => evaluation?.metrics.modes ?? null);
  const share = useRun(({ evaluation }) => evaluation?.metrics.highQuality ?? null);
  const perfect = useNoiseFloor()?.highQuality;
  const bars = useMemo(() => barsOf(modes, shares), [modes, shares]);
  const total = bars.filter(({ target }) => target > 0).length;
  const lost = lostBars(bars).map(({ number }) => number);
  const on = wholePercent(share, language);
  const spoken =
    captured === null
      ? t('shell.readout.notYet')
      : t('shell.readout.ofTotal', { captured, count: total, share: on }) +
        (lost.length > 0 ? t('shell.readout.lost', { names: lost.join(language === 'ja' ? '、' : ', ') }) : '');
  return (
    <Headline
      count={captured}
      total={total}
      share={share}
      perfect={perfect}
      testId="modes-captured"
      spoken={spoken}
      title={t('shell.readout.captured', { count: total })}
      onThem={captured === null ? null : t('shell.readout.onThem', { share: on })}
      note={<StrictLine />}
      more={more}
    >
      <Shares modes={bars} />
    </Headline>
  );
}

/** The number the page is about, and the share of every mode or class. */
export function ReadOut({ more }: ReadOutProps) {
  const known = useRun((run) => run.law !== null);
  const hasModes = useModes().some((mode) => mode.weight > 0);
  const isTower = useLab() === 'layers';
  if (useShowsImages()) {
    const Images = isTower ? TowerReadOut : ImageReadOut;
    return (
      <Suspense fallback={<section className="readout" />}>
        <Images more={more} />
      </Suspense>
    );
  }
  return known && !hasModes ? <Distance more={more} /> : <Coverage more={more} />;
}
