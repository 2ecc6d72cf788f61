import { useLayoutEffect, useRef } from 'react';
import { formatCount, wholePercent } from '../../i18n/format.ts';
import type { Frame } from '../../train/frame.ts';
import { useLanguage, useT } from '../hooks.ts';
import { Numeral } from '../readout/Numeral.tsx';
import { paintMoment } from './paintMoment.ts';
import { countOf, type Told } from './told.ts';

const HEIGHT = 226;
const WIDTH = { half: 338, whole: 698 } as const;

interface MomentProps {
  readonly told: Told;
  readonly frame: Frame;
  readonly isLast: boolean;
  readonly width: number;
}

/** A picture of the stage, and below it how many modes or classes are reached. */
function Moment({ told, frame, isLast, width }: MomentProps) {
  const t = useT();
  const language = useLanguage();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { evaluation, law } = told.run;
  const values = isLast ? evaluation?.metrics : told.points.find(({ step }) => step >= frame.step)?.values;
  const count = countOf(told, values);
  useLayoutEffect(() => {
    if (!canvas.current) return;
    const captured = isLast ? (evaluation?.shares ?? []).map((share) => share.captured) : [];
    paintMoment(canvas.current, { stores: told.session.stores, frame, captured }, width, HEIGHT);
  }, [told, frame, isLast, evaluation, width]);
  const step = formatCount(frame.step, language);
  const isImage = law?.space.kind === 'image';
  return (
    <figure>
      <canvas
        ref={canvas}
        role="img"
        aria-label={t('report.picture', { step })}
        style={{ width: `${width / 16}rem` }}
      />
      <figcaption>
        {count && (
          <p className="report-figure" aria-hidden="true">
            <Numeral count={count.count} share={count.share} perfect={law?.floor.highQuality} />
            <small>/ {formatCount(count.total, language)}</small>
          </p>
        )}
        <p>
          <b>
            {told.arm
              ? t('report.arm', { arm: told.arm.toUpperCase(), step })
              : t(isLast ? 'report.now' : 'report.before', { step })}
          </b>
          {count && count.share !== null && (
            <span>
              {t(isImage ? 'report.onClasses' : 'report.onModes', { share: wholePercent(count.share, language) })}
            </span>
          )}
        </p>
      </figcaption>
    </figure>
  );
}

/** Both runs beside each other, or the only one as it began and as it stands. */
export function Pictures({ told }: { readonly told: readonly Told[] }) {
  const shown = told.flatMap((each) => [
    ...(told.length === 1 && each.before ? [{ told: each, frame: each.before, isLast: false }] : []),
    ...(each.now ? [{ told: each, frame: each.now, isLast: true }] : []),
  ]);
  return (
    <div className="report-pictures">
      {shown.map((moment) => (
        <Moment
          key={`${moment.told.arm} ${moment.isLast}`}
          {...moment}
          width={shown.length > 1 ? WIDTH.half : WIDTH.whole}
        />
      ))}
    </div>
  );
}
