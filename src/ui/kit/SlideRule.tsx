import { type KeyboardEvent, memo, type PointerEvent, type SVGProps, useEffect, useLayoutEffect, useRef } from 'react';
import './slideRule.css';
import { rem } from '../typeScale.ts';
import { newGesture, type Pace } from './gesture.ts';
import { keyedValue } from './NumberField.tsx';
import { positionOf, type Rule, ticksOf, valueAtPosition } from './slideRule.ts';

/** A recommended value, drawn as a tick of its own. */
export interface Mark {
  readonly value: number;
  readonly label: string;
}

interface SlideRuleProps {
  readonly label: string;
  readonly rule: Rule;
  readonly value: number;
  /** The value in words, with its unit, for assistive technology. */
  readonly valueText: (value: number) => string;
  readonly onChange: (value: number, pace: Pace) => void;
  readonly onReset: () => void;
  readonly mark?: Mark | undefined;
  readonly testId: string;
  readonly describedBy?: string | undefined;
  /** Shows a value that moves by itself, without rendering: called with a painter, returns how to stop. */
  readonly follow?: ((show: (value: number) => void) => () => void) | undefined;
}

const percent = (position: number): string => `${(100 * position).toFixed(2)}%`;

/** Labels at the ends reach out to the edge of the thumb instead of over it. */
function labelPlace(position: number): SVGProps<SVGTextElement> {
  const [textAnchor, dx] = position < 0.04 ? ['start', rem(-8)] : position > 0.94 ? ['end', rem(8)] : ['middle', 0];
  return { x: percent(position), y: rem(31), textAnchor, dx } as SVGProps<SVGTextElement>;
}

/** How far a finger moves sideways before it turns the rule instead of scrolling the column. */
const TOUCH_SLACK_PX = 4;

const Engraving = memo(function Engraving({ rule, mark }: { readonly rule: Rule; readonly mark: Mark | undefined }) {
  const markAt = mark && positionOf(rule, mark.value);
  return (
    <svg className="ctl-engraving" aria-hidden="true">
      {ticksOf(rule).map(({ value, position, major, label }) => {
        const hidden = markAt !== undefined && Math.abs(position - markAt) < 0.13;
        return (
          <g key={value}>
            <line x1={percent(position)} x2={percent(position)} y1={rem(13)} y2={rem(major ? 20 : 16.5)} />
            {label && !hidden && <text {...labelPlace(position)}>{label}</text>}
          </g>
        );
      })}
      {mark && markAt !== undefined && (
        <g className="ctl-mark">
          <line x1={percent(markAt)} x2={percent(markAt)} y1={rem(3)} y2={rem(18)} />
          <text {...labelPlace(markAt)}>{mark.label}</text>
        </g>
      )}
    </svg>
  );
});

/** The slide-rule slider: engraved scale, one thumb; pointer, touch and keyboard. */
export function SlideRule(props: SlideRuleProps) {
  const { label, rule, value, valueText, onChange, onReset, mark, testId, describedBy, follow } = props;
  const root = useRef<HTMLDivElement>(null);
  const thumb = useRef<HTMLDivElement>(null);
  const shown = useRef(value);
  const drag = useRef<{ readonly startX: number; moving: boolean } | null>(null);
  const painter = useRef<(value: number) => void>(() => undefined);

  painter.current = (at) => {
    shown.current = at;
    root.current?.style.setProperty('--at', String(positionOf(rule, at)));
    thumb.current?.setAttribute('aria-valuenow', String(at));
    thumb.current?.setAttribute('aria-valuetext', valueText(at));
  };
  useLayoutEffect(() => {
    if (!follow) painter.current(value);
  });
  useEffect(() => follow?.((at) => drag.current?.moving || painter.current(at)), [follow]);

  const valueUnder = (event: PointerEvent): number => {
    const box = (root.current as HTMLDivElement).getBoundingClientRect();
    return valueAtPosition(rule, (event.clientX - box.left) / box.width);
  };
  const choose = (event: PointerEvent, pace: Pace): void => {
    const chosen = valueUnder(event);
    painter.current(chosen);
    onChange(chosen, pace);
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0) return;
    newGesture();
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { startX: event.clientX, moving: event.pointerType !== 'touch' };
    if (drag.current.moving) {
      event.preventDefault();
      thumb.current?.focus({ preventScroll: true });
      choose(event, 'moving');
    }
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (!drag.current) return;
    drag.current.moving ||= Math.abs(event.clientX - drag.current.startX) > TOUCH_SLACK_PX;
    if (drag.current.moving) choose(event, 'moving');
  };
  const onPointerUp = (event: PointerEvent): void => {
    if (!drag.current) return;
    choose(event, 'now');
    drag.current = null;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const moved = keyedValue(event, rule, shown.current);
    if (moved !== null) {
      event.preventDefault();
      event.stopPropagation();
      painter.current(moved);
      onChange(moved, 'settling');
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      onReset();
    }
  };

  return (
    <div className="ctl-rule">
      <div
        ref={root}
        className="ctl-rule-face"
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={() => {
          drag.current = null;
        }}
      >
        <Engraving rule={rule} mark={mark} />
        <div className="ctl-track" />
        <div className="ctl-fill" />
        <div
          ref={thumb}
          className="ctl-thumb"
          role="slider"
          tabIndex={0}
          aria-label={label}
          aria-describedby={describedBy}
          aria-valuemin={rule.min}
          aria-valuemax={rule.max}
          aria-valuenow={value}
          aria-valuetext={valueText(value)}
          data-testid={testId}
          onFocus={newGesture}
          onKeyDown={onKeyDown}
        />
      </div>
    </div>
  );
}
