import './bounds.css';
import { isEnumerable } from '../../experiment/towerSchema.ts';
import { formatFixed } from '../../i18n/format.ts';
import { addTexts } from '../../i18n/index.ts';
import { tower as words } from '../../i18n/tower.ts';
import { downsample } from '../../math/downsample.ts';
import type { SeriesPoint } from '../../store/seriesStore.ts';
import { chaptersOf } from '../../train/layers/chapters.ts';
import { useStrobe } from '../charts/strobe.ts';
import { useExperiment, useLanguage, useStores, useT } from '../hooks.ts';
import { roundTicks } from '../kit/axis.ts';
import { useSize } from '../kit/useSize.ts';
import { typeScale } from '../typeScale.ts';
import {
  apart,
  BOUND_LINES,
  type BoundKey,
  type BoundLine,
  boundsDomain,
  isBroken,
  latestOf,
  WIDE_LINES,
} from './boundLines.ts';

addTexts({ tower: words });

const LEFT = 44;
const RIGHT = 216;
const TOP = 22;
const BOTTOM = 12;

type Place = (step: number, value: number) => readonly [number, number];

function pathOf(points: readonly SeriesPoint[], key: BoundKey, place: Place): string {
  const taken = points.filter(({ values }) => typeof values[key] === 'number');
  const { x, y } = downsample({
    x: Float64Array.from(taken, ({ step }) => step),
    y: Float64Array.from(taken, ({ values }) => values[key] as number),
  });
  return Array.from(x, (step, i) => `${i === 0 ? 'M' : 'L'}${place(step, y[i] as number).join(' ')}`).join('');
}

interface ChartProps {
  readonly points: readonly SeriesPoint[];
  readonly lines: readonly BoundLine[];
  readonly width: number;
  readonly height: number;
}

/** What is drawn in `width` × `height` pixels: the lines, the chapters, and labels that start with what the line says. */
function Chart({ points, lines, width, height }: ChartProps) {
  const t = useT();
  const language = useLanguage();
  const top = useExperiment(({ experiment }) => chaptersOf(experiment).find(({ id }) => id === 'top')?.start);
  const [low, high] = boundsDomain(points, lines);
  const newest = points.at(-1) as SeriesPoint;
  const last = Math.max(1, newest.step);
  const [left, right, bottom] = [LEFT, width - RIGHT, height - BOTTOM];
  const place: Place = (step, value) => [
    left + ((right - left) * step) / last,
    TOP + ((bottom - TOP) * (high - value)) / (high - low),
  ];
  const shown = lines.flatMap((line) => {
    const value = latestOf(points, line.key);
    return value === undefined ? [] : [{ ...line, value }];
  });
  const ends = shown.map(({ value }) => Math.min(bottom, place(last, value)[1]));
  const labels = apart(ends, 17 * typeScale(), bottom);
  const [frozen] = place(top ?? 0, low);
  const isTopped = top !== undefined && newest.step > top;
  return (
    <svg width={width} height={height} aria-hidden="true">
      <clipPath id="bounds-clip">
        <rect x={left} y={TOP} width={Math.max(0, right - left)} height={Math.max(0, bottom - TOP)} />
      </clipPath>
      {roundTicks(low, high, 4).map((tick) => (
        <g key={tick} className="bounds-tick">
          <line x1={left} x2={right} y1={place(0, tick)[1]} y2={place(0, tick)[1]} />
          <text x={left - 8} y={place(0, tick)[1]} textAnchor="end" dominantBaseline="central">
            {formatFixed(tick, language, 0)}
          </text>
        </g>
      ))}
      <text className="bounds-chapter" x={left + 4} y={14}>
        {t('tower.rail.bottom')}
      </text>
      {isTopped && (
        <>
          <line className="bounds-frozen" x1={frozen} x2={frozen} y1={4} y2={bottom} />
          <text className="bounds-chapter" x={frozen + 6} y={14}>
            {t('tower.rail.top')}
          </text>
        </>
      )}
      <g clipPath="url(#bounds-clip)">
        {lines.map(({ key, look }) => (
          <path key={key} className="bounds-line" data-line={look} d={pathOf(points, key, place)} />
        ))}
      </g>
      {shown.map(({ key, id, look, sign, value }, i) => (
        <g key={key} className="bounds-label" data-line={look}>
          <path d={`M${right} ${ends[i]}L${right + 10} ${labels[i]}`} />
          <text x={right + 14} y={labels[i]} dominantBaseline="central">
            {sign} {t(`tower.bounds.${id}`)} {formatFixed(value, language, 2)}
          </text>
        </g>
      ))}
    </svg>
  );
}

/**
 * All that is known of likelihood on one axis: of codes that can be listed what no top can pass, what training goes by, and what is; of
 * others what the model reaches, and what a memory of codes would.
 */
export function Bounds() {
  const t = useT();
  const language = useLanguage();
  const { series } = useStores();
  useStrobe();
  const [ref, { width, height }] = useSize();
  const isListed = useExperiment(({ experiment }) => isEnumerable(experiment.tower));
  const lines: readonly BoundLine[] = isListed ? BOUND_LINES : WIDE_LINES;
  const points = series.points().filter(({ values }) => typeof values[(lines[0] as BoundLine).key] === 'number');
  const spoken = lines
    .map(({ key, id, sign }) => `${sign} ${t(`tower.bounds.${id}`)} ${formatFixed(latestOf(points, key), language, 2)}`)
    .join(language === 'ja' ? '、' : ', ');
  return (
    <section className="bounds" aria-label={t('tower.bounds.title')} data-testid="bounds">
      <p className={isBroken(points) ? 'bounds-broken' : 'bounds-unit'}>
        {isBroken(points) ? t('tower.bounds.broken') : t(isListed ? 'tower.bounds.unit' : 'tower.bounds.unitWide')}
      </p>
      <p className="visually-hidden">{spoken}</p>
      <div ref={ref} className="bounds-room">
        {points.length > 0 && width > RIGHT + LEFT && (
          <Chart points={points} lines={lines} width={width} height={height} />
        )}
      </div>
    </section>
  );
}
