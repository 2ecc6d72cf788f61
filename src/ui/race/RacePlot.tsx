import { formatCount, formatValue } from '../../i18n/format.ts';
import type { RaceReading } from '../../train/instruments/race.ts';
import { useLanguage, useT } from '../hooks.ts';
import { useSize } from '../kit/useSize.ts';
import { typeScale } from '../typeScale.ts';
import { budgetText, RIVAL_NAMES } from './names.ts';
import { across, decades, down, firstLevel, type RaceScale, rangesOf, rivalPath } from './racePlot.ts';

const RIGHT = 40;
const BOTTOM = 18;
const RING = 5;

/** Where a label stands beside a place: on the side that has more room. */
const beside = (x: number, { left, right }: RaceScale, gap: number) =>
  x > (left + right) / 2 ? { x: x - gap, textAnchor: 'end' as const } : { x: x + gap, textAnchor: 'start' as const };

function Axes({ scale }: { readonly scale: RaceScale }) {
  const language = useLanguage();
  const unit = typeScale();
  return (
    <g className="race-axes">
      {decades(scale.distances).map((value) => (
        <g key={value}>
          <path d={`M${scale.left} ${down(scale, value)}H${scale.right}`} />
          <text x={scale.right + 5} y={down(scale, value) + 4 * unit}>
            {formatValue(value, language, 1)}
          </text>
        </g>
      ))}
      {decades(scale.budgets).map((value, i, { length }) => (
        <text
          key={value}
          x={across(scale, value)}
          y={scale.bottom + 14 * unit}
          textAnchor={i === 0 ? 'start' : i === length - 1 ? 'end' : 'middle'}
        >
          {formatCount(value, language)}
        </text>
      ))}
    </g>
  );
}

/** Rings where chains draw level; the first of them is told. */
function Crossings({ reading, scale }: { readonly reading: RaceReading; readonly scale: RaceScale }) {
  const t = useT();
  const language = useLanguage();
  const unit = typeScale();
  const first = firstLevel(reading.rivals);
  const y = down(scale, reading.level);
  return (
    <g className="race-crossings">
      {reading.rivals.map(
        ({ kind, crossing }) =>
          crossing !== undefined && (
            <g key={kind}>
              <path d={`M${across(scale, crossing)} ${y}V${scale.bottom}`} />
              <circle cx={across(scale, crossing)} cy={y} r={RING * unit} />
            </g>
          ),
      )}
      {first && (
        <text {...beside(across(scale, first.crossing), scale, 8 * unit)} y={y - 8 * unit}>
          {t('instruments.race.levelAt', {
            name: RIVAL_NAMES[first.kind],
            budget: budgetText(first.crossing, language),
          })}
        </text>
      )}
      {!first && reading.progress === 1 && (
        <text x={scale.right} y={y - 8 * unit} textAnchor="end">
          {t('instruments.race.neverAny', { budget: formatCount(reading.budgets.at(-1) as number, language) })}
        </text>
      )}
    </g>
  );
}

/** Energy distance against evaluations per sample, both logarithmic: what chains reach, and what the one step has without any. */
export function RacePlot({ reading }: { readonly reading: RaceReading }) {
  const t = useT();
  const language = useLanguage();
  const [ref, { width, height }] = useSize();
  const unit = typeScale();
  const { budgets, floor, oneStep, points, rivals } = reading;
  const scale: RaceScale = {
    left: 1,
    right: width - RIGHT * unit,
    top: 6,
    bottom: height - BOTTOM * unit,
    ...rangesOf(reading),
  };
  const y = down(scale, oneStep);
  // Under its line, unless that lies at the bottom.
  const isLow = scale.bottom - y < 20 * unit;
  return (
    <div className="race-plot" ref={ref}>
      {width > 0 && height > 0 && (
        <svg width={width} height={height} role="img" aria-label={t('instruments.race.chart')} data-testid="race-plot">
          {floor && (
            <rect
              className="race-floor"
              x={scale.left}
              width={scale.right - scale.left}
              y={down(scale, floor.high)}
              height={scale.bottom - down(scale, floor.high)}
            />
          )}
          <Axes scale={scale} />
          {floor && (
            <text className="race-floor-name" x={scale.left + 4} y={scale.bottom - 5 * unit}>
              {t('instruments.race.floor', { count: formatCount(points, language) })}
            </text>
          )}
          <path className="race-one" d={`M${scale.left} ${y}H${scale.right}`} />
          <text className="race-one-name" x={scale.right - 4} y={isLow ? y - 7 * unit : y + 15 * unit} textAnchor="end">
            {t('instruments.race.oneStep')}: {t('instruments.race.noEvaluations')}
          </text>
          {rivals.map((rival) => (
            <path
              key={rival.kind}
              className="race-rival"
              data-rival={rival.kind}
              d={rivalPath(scale, budgets, rival)}
              data-testid={`race-curve-${rival.kind}`}
            />
          ))}
          <Crossings reading={reading} scale={scale} />
        </svg>
      )}
    </div>
  );
}
