import { type KeyboardEvent, type PointerEvent, useEffect, useLayoutEffect, useRef } from 'react';
import { useLanguage } from '../hooks.ts';
import { newGesture, type Pace } from '../kit/gesture.ts';
import { keyedValue } from '../kit/NumberField.tsx';
import { settingText } from '../kit/numberText.ts';
import { positionOf, type Rule, valueAtPosition } from '../kit/slideRule.ts';
import { useUnits } from '../lengths.ts';

interface BandwidthLineProps {
  readonly label: string;
  readonly rule: Rule;
  readonly value: number;
  /** Shows a value that follows its schedule, without rendering. */
  readonly follow: ((show: (value: number) => void) => () => void) | undefined;
  readonly onChange: (value: number, pace: Pace) => void;
}

/** The bandwidth in force as a line through all lanes with a handle: dragged, or moved by keys. Fills its parent. */
export function BandwidthLine({ label, rule, value, follow, onChange }: BandwidthLineProps) {
  const { withUnit } = useUnits();
  const language = useLanguage();
  const line = useRef<HTMLDivElement>(null);
  const handle = useRef<HTMLDivElement>(null);
  const name = useRef<HTMLElement>(null);
  const shown = useRef(value);
  const dragging = useRef(false);
  const painter = useRef<(value: number) => void>(() => undefined);

  painter.current = (at) => {
    shown.current = at;
    const written = settingText(Number(at.toPrecision(3)), language);
    const place = positionOf(rule, at);
    line.current?.style.setProperty('--at', `${(100 * place).toFixed(2)}%`);
    handle.current?.setAttribute('aria-valuenow', String(at));
    handle.current?.setAttribute('aria-valuetext', withUnit(written));
    if (!name.current) return;
    name.current.textContent = written;
    name.current.dataset.side = place > 0.8 ? 'left' : 'right';
  };
  useLayoutEffect(() => {
    if (!follow) painter.current(value);
  });
  useEffect(() => follow?.((at) => dragging.current || painter.current(at)), [follow]);

  const choose = (next: number, pace: Pace): void => {
    painter.current(next);
    onChange(next, pace);
  };
  const drag = (event: PointerEvent): void => {
    if (!dragging.current) return;
    const box = (line.current as HTMLDivElement).getBoundingClientRect();
    choose(valueAtPosition(rule, (event.clientX - box.left) / box.width), 'moving');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const moved = keyedValue(event, rule, shown.current);
    if (moved === null) return;
    event.preventDefault();
    event.stopPropagation();
    choose(moved, 'settling');
  };
  const stop = (): void => {
    dragging.current = false;
  };
  return (
    <div ref={line} className="lens-now">
      <div
        ref={handle}
        className="lens-handle"
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={rule.min}
        aria-valuemax={rule.max}
        aria-valuenow={value}
        data-testid="lens-bandwidth"
        onPointerDown={(event) => {
          newGesture();
          event.currentTarget.setPointerCapture(event.pointerId);
          dragging.current = true;
        }}
        onPointerMove={drag}
        onPointerUp={stop}
        onPointerCancel={stop}
        onFocus={newGesture}
        onKeyDown={onKeyDown}
      />
      <b ref={name} aria-hidden="true" />
    </div>
  );
}
