import './machine.css';
import { formatCount, formatFixed } from '../../i18n/format.ts';
import { addTexts } from '../../i18n/index.ts';
import { past as words } from '../../i18n/past.ts';
import { useStrobe } from '../charts/strobe.ts';
import { useLanguage, useRun, useStores, useT } from '../hooks.ts';
import { Ruler } from '../ruler/Ruler.tsx';
import { useWay } from '../ruler/useWay.ts';
import { Branches } from './Branches.tsx';
import { Film } from './Film.tsx';
import { Happened } from './Happened.tsx';

addTexts({ past: words });

/** The long form of the ruler: how the run looked, what happened to it, and what branched off. */
export function TimeMachine() {
  const t = useT();
  const language = useLanguage();
  useStrobe();
  const way = useWay();
  const { series } = useStores();
  const isThere = useRun(({ status }) => status.step > 0 || status.past !== undefined);
  const last = useRun(({ status }) => status.past?.now ?? status.step);
  if (!isThere) return <p className="dock-unread">{t('past.empty')}</p>;
  const megabytes = (bytes: number): string => formatFixed(bytes / 1e6, language, 1);
  const end = Math.max(1, last, series.points().at(-1)?.step ?? 0);
  const unknown = way?.log.findLast(({ isBreak }) => isBreak)?.step;
  return (
    <div className="machine" data-testid="time-machine">
      <section className="machine-way" aria-label={t('past.film')}>
        <Film end={end} />
        <div className="machine-ruler">
          <Ruler last={end} cursor={null} />
        </div>
        {way && (
          <p className="machine-kept">
            {t('past.kept', {
              count: way.snapshots.length,
              bytes: megabytes(way.bytes),
              most: formatFixed(way.mostBytes / 1e6, language, 0),
            })}{' '}
            {unknown !== undefined && t('past.unknown', { step: formatCount(unknown, language) })}
          </p>
        )}
      </section>
      <Happened way={way} />
      <Branches />
    </div>
  );
}
