import { memo } from 'react';
import { formatValue } from '../../i18n/format.ts';
import type { LineReading, LineSide } from '../../math/smoothedLine.ts';
import { useLanguage, useT } from '../hooks.ts';
import { useSize } from '../kit/useSize.ts';
import { typeScale } from '../typeScale.ts';
import { type Axis, band, curve, place, rug, topOf } from './paths.ts';

export const CURVES = ['law', 'smoothed', 'estimate'] as const;
export type Curve = (typeof CURVES)[number];

const RUG = 7;
const GAP = 10;
const LEFT = 28;
const BOTTOM = 16;
const TICKS = [-4, -2, 0, 2, 4] as const;

interface Place {
  readonly reading: LineReading;
  readonly across: Axis;
  readonly up: Axis;
  readonly shown: readonly Curve[];
}

function Densities({ reading, across, up, shown, side }: Place & { readonly side: 'real' | 'generated' }) {
  const { x } = reading;
  const { density, smoothed, estimate, variance }: LineSide = reading[side];
  const d = (values: Float64Array): string => curve(x, values, across, up);
  return (
    <g className="line-side" data-side={side}>
      {shown.includes('estimate') && (
        <path className="line-band" d={band(x, smoothed, variance.map(Math.sqrt), across, up)} />
      )}
      {shown.includes('law') && <path className="line-law" d={d(density)} />}
      {shown.includes('smoothed') && <path className="line-smoothed" d={d(smoothed)} />}
      {shown.includes('estimate') && <path className="line-estimate" d={d(estimate)} data-testid={`line-${side}`} />}
      <path
        className="line-rug"
        d={rug(reading[side].sample, across, up.start + (side === 'real' ? 2 : RUG + 3), RUG)}
      />
    </g>
  );
}

function Discriminators({ reading, across, up, shown }: Place) {
  const { x, best, bestSmoothed, closedForm } = reading;
  const d = (values: Float64Array): string => curve(x, values, across, up);
  return (
    <g className="line-side" data-side="critic">
      <path className="line-half" d={`M${across.start} ${place(up, 0.5)}H${across.end}`} />
      {shown.includes('law') && <path className="line-law" d={d(best)} />}
      {shown.includes('smoothed') && <path className="line-smoothed" d={d(bestSmoothed)} />}
      {shown.includes('estimate') && <path className="line-estimate" d={d(closedForm)} data-testid="line-critic" />}
    </g>
  );
}

/** Densities above, points on the line between, discriminators below. */
export const LinePlot = memo(function LinePlot({
  reading,
  shown,
}: {
  readonly reading: LineReading;
  readonly shown: readonly Curve[];
}) {
  const t = useT();
  const language = useLanguage();
  const [ref, { width, height }] = useSize();
  const { x, real, generated } = reading;
  const unit = typeScale();
  const [left, bottom] = [LEFT * unit, BOTTOM * unit];
  const middle = Math.round(0.58 * (height - bottom));
  const across: Axis = { from: x[0] as number, to: x.at(-1) as number, start: left, end: width - 4 };
  const top = topOf(real.density, generated.density, real.estimate, generated.estimate);
  const densities: Axis = { from: 0, to: top, start: middle - 2 * RUG - 5, end: 6 };
  const critics: Axis = { from: 0, to: 1, start: height - bottom, end: middle + GAP };
  const at = { reading, across, shown };
  return (
    <div className="line-plot" ref={ref}>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={t('line.plot')}>
          <path
            className="line-base"
            d={`M${left} ${densities.start}H${across.end}M${left} ${critics.start}H${across.end}`}
          />
          <text x={left - 4} y={densities.end + 6 * unit} textAnchor="end">
            {formatValue(top, language)}
          </text>
          {[0, 0.5, 1].map((value) => (
            <text key={value} x={left - 4} y={place(critics, value) + 4 * unit} textAnchor="end">
              {value === 0.5 ? '½' : value}
            </text>
          ))}
          {TICKS.map((value) => (
            <text key={value} x={place(across, value)} y={height - 3} textAnchor="middle">
              {formatValue(value, language)}
            </text>
          ))}
          <Densities {...at} up={densities} side="real" />
          <Densities {...at} up={densities} side="generated" />
          <Discriminators {...at} up={critics} />
          <text className="line-name" x={across.end} y={densities.end + 8 * unit} textAnchor="end">
            <tspan data-side="real">{t('line.data')}</tspan>
            <tspan data-side="generated" dx={10}>
              {t('line.generator')}
            </tspan>
          </text>
          <text className="line-name" x={across.end} y={critics.start - 6} textAnchor="end">
            <tspan data-side="critic">D</tspan>
          </text>
        </svg>
      )}
    </div>
  );
});
