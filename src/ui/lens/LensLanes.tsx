import { type PointerEvent, type ReactNode, useRef } from 'react';
import { formatValue } from '../../i18n/format.ts';
import type { LensReading } from '../../train/instruments/bandwidthLens.ts';
import { useLanguage, useT } from '../hooks.ts';
import { positionOf, type Rule } from '../kit/slideRule.ts';
import { bandPath, heightIn, type Lane, lanePath } from './lanes.ts';

interface LensLanesProps {
  readonly reading: LensReading;
  readonly lanes: readonly Lane[];
  readonly rule: Rule;
  readonly hovered: number | null;
  readonly onHover: (bandwidth: number | null) => void;
  /** What lies over the lanes, e.g. the line of the current bandwidth. */
  readonly children: ReactNode;
}

export const percent = (position: number): string => `${(100 * position).toFixed(2)}%`;

function LaneView({ lane, reading, rule }: { readonly lane: Lane } & Pick<LensLanesProps, 'reading' | 'rule'>) {
  const language = useLanguage();
  const zero = lane.log ? null : heightIn(lane, 0);
  return (
    <div className="lens-lane">
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        {lane.band && <path className="lens-band" d={bandPath(lane, reading.bandwidths, rule)} />}
        {zero !== null && zero < 99 && <path className="lens-zero" d={`M0 ${zero}H100`} />}
        <path
          className="lens-curve"
          data-lane={lane.id}
          d={lanePath(lane, lane.values, reading.bandwidths, rule)}
          data-testid={`lens-curve-${lane.id}`}
        />
      </svg>
      <span className="lens-top" aria-hidden="true">
        {formatValue(lane.domain[1], language, 2)}
      </span>
    </div>
  );
}

/** The curves one above the other on a common bandwidth axis, with the places where rules and the dying signal lie. */
export function LensLanes({ reading, lanes, rule, hovered, onHover, children }: LensLanesProps) {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  const { death, rules } = reading;
  const at = (bandwidth: number): string => percent(positionOf(rule, bandwidth));
  const read = (event: PointerEvent): void => {
    const { left, width } = (box.current as HTMLDivElement).getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (event.clientX - left) / width));
    onHover(Number((rule.min * (rule.max / rule.min) ** share).toPrecision(3)));
  };
  return (
    <div
      ref={box}
      className="lens-lanes"
      onPointerMove={read}
      onPointerDown={read}
      onPointerLeave={() => onHover(null)}
      onPointerCancel={() => onHover(null)}
    >
      <div className="lens-dead" style={{ width: at(death.rule) }} />
      {lanes.map((lane) => (
        <LaneView key={lane.id} lane={lane} reading={reading} rule={rule} />
      ))}
      {Object.entries(rules).map(([id, value]) => (
        <div key={id} className="lens-mark" style={{ left: at(value) }} />
      ))}
      <div className="lens-death" style={{ left: at(death.rule) }}>
        <span data-side={positionOf(rule, death.rule) > 0.5 ? 'left' : 'right'} data-testid="lens-death">
          {t('instruments.lens.dies')}
        </span>
      </div>
      {death.measured !== null && (
        <div className="lens-death" data-measured style={{ left: at(death.measured) }}>
          <span data-side={positionOf(rule, death.measured) > 0.5 ? 'left' : 'right'}>
            {t('instruments.lens.measured')}
          </span>
        </div>
      )}
      {hovered !== null && <div className="lens-cursor" style={{ left: at(hovered) }} />}
      {children}
    </div>
  );
}
