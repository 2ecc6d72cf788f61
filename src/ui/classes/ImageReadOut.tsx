import '../readout/gauges.css';
import { type ReactNode, useContext } from 'react';
import { classes as words } from '../../i18n/classes.ts';
import { formatFixed, formatPercent, formatValue, wholePercent } from '../../i18n/format.ts';
import { addTexts } from '../../i18n/index.ts';
import { EVALUATION_IMAGES } from '../../metrics/contract.ts';
import { useExperiment, useLanguage, useRun, useSay, useT } from '../hooks.ts';
import { CellMap } from '../readout/CellMap.tsx';
import { Headline, ReadOutPart } from '../readout/Headline.tsx';
import { ShareBars } from '../readout/ShareBars.tsx';
import { commonTarget, lostBars } from '../readout/shares.ts';
import { useClassBars, useClasses } from '../readout/useClassBars.ts';
import { useNoiseFloor } from '../readout/useNoiseFloor.ts';
import { useLastTaken } from './useLastTaken.ts';

export { ImageGauges } from './ImageGauges.tsx';

addTexts({ classes: words });

const MOST_BARS = 40;
const STACKED = 'stacked-mnist';
const STACKED_MODES = 1_000;

interface ReadOutProps {
  readonly more?: ReactNode;
}

/** Why nothing is counted yet: how far the judge is, or the reason that the metric gives. */
function Pending({ metric }: { readonly metric: string }) {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const judge = useRun((run) => run.progress.judge);
  const reason = useRun(({ evaluation }) => evaluation?.reasons[metric]);
  if (judge?.state === 'working') {
    return <p>{t('classes.learning', { percent: formatPercent(judge.share, language, 0) })}</p>;
  }
  return <p>{reason ? say(reason) : t('shell.readout.notYet')}</p>;
}

/** How much of the generated images the judge recognises, which is what stands for the share on modes here. */
function useRecognisable() {
  const t = useT();
  const language = useLanguage();
  const share = useRun(({ evaluation }) => evaluation?.metrics.recognisable ?? null);
  const perfect = useNoiseFloor()?.recognisable;
  return {
    share,
    perfect,
    onThem: share === null ? null : t('classes.onThem', { share: wholePercent(share, language) }),
  };
}

/** Classes captured, and the histogram of classes against the data's. */
function ClassReadOut({ more }: ReadOutProps) {
  const t = useT();
  const language = useLanguage();
  const bars = useClassBars();
  const counted = bars.filter(({ target }) => target > 0);
  const isMeasured = bars.some(({ share }) => share !== null);
  const captured = isMeasured ? counted.filter((bar) => bar.captured).length : null;
  const target = commonTarget(counted);
  const lost = lostBars(counted).map(({ name }) => name);
  const of = t('classes.ofTotal', { captured: captured ?? 0, count: counted.length });
  const spoken = lost.length > 0 ? t('classes.lost', { captured: of, names: lost.join(', ') }) : of;
  const { share, perfect, onThem } = useRecognisable();
  return (
    <Headline
      count={captured}
      total={counted.length}
      share={captured === null ? null : share}
      perfect={perfect}
      testId="classes-captured"
      onThem={captured === null ? null : onThem}
      spoken={captured === null ? t('shell.readout.notYet') : spoken}
      title={t('classes.captured')}
      note={captured === null ? <Pending metric="classesCaptured" /> : <p>{t('classes.strict')}</p>}
      more={more}
    >
      <div className="readout-shares" data-testid="class-histogram">
        <p className="readout-shares-title">
          <span>{t(counted.length > MOST_BARS ? 'shell.readout.shareOfFair' : 'classes.shares')}</span>
          <b>
            {target === null
              ? t('classes.targets')
              : t('classes.target', { share: formatValue(100 * target, language, 3) })}
          </b>
        </p>
        {counted.length > MOST_BARS ? (
          <CellMap bars={counted} />
        ) : (
          <ShareBars bars={counted} samples={EVALUATION_IMAGES} />
        )}
      </div>
    </Headline>
  );
}

/** Modes of Stacked MNIST that occur, beside how many the data show in as many images. */
function StackReadOut({ more }: ReadOutProps) {
  const t = useT();
  const language = useLanguage();
  const count = useRun(({ evaluation }) => evaluation?.metrics.stackedModes ?? null);
  const fair = useNoiseFloor()?.stackedModes?.median;
  const { share, perfect, onThem } = useRecognisable();
  return (
    <Headline
      count={count}
      total={STACKED_MODES}
      share={count === null ? null : share}
      perfect={perfect}
      testId="classes-captured"
      onThem={count === null ? null : onThem}
      spoken={count === null ? t('shell.readout.notYet') : t('classes.stackOf', { count })}
      title={t('classes.stack')}
      note={
        count === null ? (
          <Pending metric="stackedModes" />
        ) : (
          fair !== undefined && <p>{t('classes.stackChance', { value: formatValue(fair, language, 3) })}</p>
        )
      }
      more={more}
    />
  );
}

/** Images without classes: how near the generated ones are to what was learnt. */
function NearestReadOut({ more }: ReadOutProps) {
  const t = useT();
  const language = useLanguage();
  const value = useLastTaken('nearestPixels');
  if (useContext(ReadOutPart) === 'bars') return null;
  return (
    <section className="readout" data-kind="distance" aria-label={t('shell.regions.measurements')}>
      <p className="readout-big" data-testid="distance">
        {formatFixed(value, language, 2)}
      </p>
      <div className="readout-text">
        <h2>{t('classes.nearest')}</h2>
        <p>{t('classes.nearestAbout')}</p>
        {more}
      </div>
    </section>
  );
}

/** The number that a run of images is about. */
export function ImageReadOut({ more }: ReadOutProps) {
  const isStacked = useExperiment(({ experiment }) => experiment.data.id === STACKED);
  const isKnown = useRun((run) => run.law !== null);
  const hasClasses = useClasses().length > 0;
  if (isStacked) return <StackReadOut more={more} />;
  return isKnown && !hasClasses ? <NearestReadOut more={more} /> : <ClassReadOut more={more} />;
}
