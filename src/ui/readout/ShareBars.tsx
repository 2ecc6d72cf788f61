import { formatFixed, formatPercent, formatValue } from '../../i18n/format.ts';
import { binomialBand } from '../../math/binomial.ts';
import type { Language } from '../../schema/text.ts';
import { useLanguage, useT } from '../hooks.ts';
import { useSize } from '../kit/useSize.ts';
import { typeScale } from '../typeScale.ts';
import { type Bar, byDeficit, lostBars, shareLimit } from './shares.ts';

/** With more modes than this, bars are sorted and only lost ones are numbered. */
const MOST_BADGES = 12;
const VALUE_ROOM = 16;
/** Below this height there is no room for values over the bars. */
const LEAST_HEIGHT_WITH_VALUES = 76;

interface Slot {
  readonly bar: Bar;
  readonly x: number;
  readonly width: number;
  readonly baseline: number;
  readonly y: (share: number) => number;
}

function ShareBar({ bar, x, width, baseline, y }: Slot) {
  const t = useT();
  const language = useLanguage();
  const gap = 0.16 * width;
  if (bar.share === null) return null;
  return (
    <g>
      <title>
        {t(bar.name === undefined ? 'shell.readout.mode' : 'shell.readout.class', {
          mode: bar.name ?? bar.number,
          share: formatPercent(bar.share, language),
          target: formatPercent(bar.target, language),
        })}
      </title>
      {bar.captured ? (
        <rect
          className="readout-bar"
          x={x + gap}
          width={width - 2 * gap}
          y={y(bar.share)}
          height={Math.max(0, baseline - y(bar.share))}
        />
      ) : (
        <rect
          className="readout-bar-lost"
          x={x + gap + 0.75}
          width={Math.max(1, width - 2 * gap - 1.5)}
          y={y(bar.target)}
          height={Math.max(0, baseline - y(bar.target))}
        />
      )}
    </g>
  );
}

/** What fits into a badge: the name of a class if it is short, else its number. */
const badgeText = ({ name, number }: Bar): string => (name !== undefined && name.length <= 2 ? name : String(number));

function Badge({
  bar,
  x,
  y,
  radius,
}: {
  readonly bar: Bar;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}) {
  const state = bar.share === null ? 'unknown' : bar.captured ? 'captured' : 'lost';
  return (
    <g className="readout-badge" data-state={state}>
      <circle cx={x} cy={y} r={radius} />
      <text x={x} y={y + 4.3 * typeScale()}>
        {badgeText(bar)}
      </text>
    </g>
  );
}

/** Baseline of the value over a bar; lifted over the target line where that would strike it through. */
function valueBaseline(barTop: number, targetLine: number): number {
  const unit = typeScale();
  const baseline = barTop - 4 * unit;
  const struck = targetLine > baseline - 12 * unit && targetLine < baseline + 3 * unit;
  return struck ? targetLine - 4 * unit : baseline;
}

/** A share in percent, short enough for its bar: `30`, `4.0`, `0.31`. */
function sharePercent(share: number, language: Language): string {
  const percent = 100 * share;
  return percent < 1 ? formatValue(percent, language, 2) : formatFixed(percent, language, percent < 9.95 ? 1 : 0);
}

interface ShareBarsProps {
  readonly bars: readonly Bar[];
  /** Samples that the shares were counted in: draws the band of chance round every target. */
  readonly samples?: number;
}

/** Share of every mode or class against its target: solid bars for captured ones, dashed outlines for lost ones. */
export function ShareBars({ bars, samples }: ShareBarsProps) {
  const language = useLanguage();
  const [ref, { width, height }] = useSize();
  const many = bars.length > MOST_BADGES;
  const shown = many ? byDeficit(bars) : bars;
  const unit = typeScale();
  const slot = width / Math.max(1, shown.length);
  const radius = Math.min(9 * unit, slot / 2 - 1);
  const baseline = height - 23 * unit;
  const limit = shareLimit(bars);
  const valued = height > LEAST_HEIGHT_WITH_VALUES * unit && slot >= 20 * unit;
  const top = (valued ? VALUE_ROOM : 4) * unit;
  const y = (share: number) => baseline - (share / limit) * (baseline - top);
  const badges = many ? lostBars(shown) : shown;
  const room = Math.floor(width / (22 * unit));
  const fitting = many && badges.length > room ? badges.slice(0, room - 2) : badges;
  return (
    <svg ref={ref} className="readout-bars" aria-hidden="true">
      {width > 0 && (
        <>
          {samples !== undefined &&
            shown.map(({ number, target }, index) => {
              const [low, high] = binomialBand(target, samples);
              return (
                <rect
                  key={number}
                  className="readout-chance"
                  x={index * slot}
                  width={slot}
                  y={y(high)}
                  height={Math.max(0, y(low) - y(high))}
                />
              );
            })}
          {shown.map((bar, index) => (
            <ShareBar key={bar.number} bar={bar} x={index * slot} width={slot} baseline={baseline} y={y} />
          ))}
          <path
            className="readout-target"
            d={shown.map(({ target }, index) => `M${index * slot} ${y(target)}H${(index + 1) * slot}`).join('')}
          />
          {valued &&
            shown.map(
              ({ number, share, target, captured }, index) =>
                share !== null &&
                captured && (
                  <text
                    key={number}
                    className="readout-bar-value"
                    x={(index + 0.5) * slot}
                    y={valueBaseline(y(share), y(target))}
                  >
                    {sharePercent(share, language)}
                  </text>
                ),
            )}
          <line className="readout-baseline" x1="0" x2={width} y1={baseline + 0.5} y2={baseline + 0.5} />
          {fitting.map((bar, index) => (
            <Badge
              key={bar.number}
              bar={bar}
              radius={many ? 9 * unit : radius}
              x={many ? (10 + 22 * index) * unit : (index + 0.5) * slot}
              y={height - 10 * unit}
            />
          ))}
          {fitting.length < badges.length && (
            <text className="readout-more" x={(22 * fitting.length + 2) * unit} y={height - 6 * unit}>
              +{badges.length - fitting.length}
            </text>
          )}
        </>
      )}
    </svg>
  );
}
